"""Set phrases in which an everyday word is no company: the sea, the drink, the tool that everybody uses.

Each entry is a word and, after the colon, the phrases around it, with ~ where the word stands; words in brackets are
choices. A line that begins with a blank goes on with the one before.
"""

SET_PHRASES = """
acorn: ~ (logo| nut| squash)
amber: ~ (alert| light| status| flag| zone| ale| glass) | (red| green) ~
amazon: ~ (prime| web services| basics| echo| fire| marketplace| listing| listings| ads| seller| rainforest| river) |
 on ~ | sold on ~
anchor: ~ (text| texts| link| links| tag| tags| price| prices| pricing| tenant| store| point| points| chart| bolt|
 chain| effect| bias| date| day| client| customer| investor| clause| task| event| figure| number| title| element| id)
 | (news| tv| boat| ship| evening| morning| show| price| internal) ~ | drop ~ | (weigh) ~ | ~ in place | ~ down
apex: (at| reach| reaches) the ~ | ~ (predator| class| trigger| code| legends| court)
apple: ~ (mail| watch| music| pay| tv| store| pencil| calendar| keynote| numbers| pages| silicon| device| devices| id|
 maps| podcasts| podcast| news| wallet| health| business| school| search ads| card| one| arcade| books| notes|
 reminders| developer| intelligence| ios| iphone| ipad| mac| touch icon| touch| pie| juice| tree| trees| cider|
 crumble| sauce| cake| orchard| orchards| blossom| a day| corer| vinegar| strudel) | (green| red| toffee| candy|
 baked| adam s| adams| big| custard| crab| rotten) ~ | (on| for) ~ (devices| phones| computers| laptops| users) | sign
 in with ~ | ~ to (apple| apples| oranges) | ~ and (google| microsoft| android| samsung| amazon| meta| oranges| pear|
 pears)
arrow: ~ (key| keys| head| icon) | (down| left| right| back) ~
atlas: ~ (mountains| moth| stone| of) | (road| world| mongodb) ~
aurora: ~ (borealis| australis| serverless| database) | amazon ~
autumn: (in| this| last| next| late| early| the| by| of| every| mid) ~ | ~ (term| budget| sale| collection| break|
 campaign| season| range| menu| 20\\d\\d)
banner: ~ (ad| ads| image| copy| blindness)
base: (in the| user| customer| install| tax| knowledge| home| data) ~ | ~ (case| price| camp| rate| salary| fee| line|
 year| pay)
beacon: ~ (of| hill| api| install| installation| chain| battery| hardware| street| frame| frames| light| signal|
 tracking| pixel| firmware| school| fire) | (bluetooth| ble| tracking| web| belisha| radio| safety| emergency| hazard|
 eddystone| warning) ~
bell: ~ (curve| pepper| peppers| jar| tower| ringer) | (saved by the| door| school| alarm| ring the| ring a) ~ | ~ and
 whistles
bloom: (full| algal| late| early| spring) ~ | ~ (filter| filters| rate| rates| time| season| period| date) | ~ s
 (taxonomy| two sigma) | harold ~ | ~ (where| wherever)
blue: (deep| dark| light| navy| royal| sky| pale| powder| bright| true| feeling| out of the| once in a) ~ | ~ (chip|
 collar| sky| moon| print| ocean| light| badge| cross| shield| tick| line| bird| whale| angel| monday)
branch: ~ (manager| office| line| name| protection| network) | (main| feature| git| olive| local| default| release) ~
bridge: ~ (loan| round| financing| the gap| toll) | (london| tower| golden gate| brooklyn| suspension| foot| land|
 drawn) ~
cadence: ~ (of| call| calls| meeting| meetings| is the product| sensor| step| steps| tool| tools| review| table|
 calendar| design systems| virtuoso) | (weekly| daily| monthly| quarterly| annual| biweekly| fortnightly| yearly|
 sales| meeting| publishing| posting| content| mail| email| outreach| review| reporting| release| sprint| planning|
 regular| steady| perfect| plagal| deceptive| running| pedalling| call| training| delivery| newsletter| the right|
 operating| rhythm and| follow up| board) ~
canvas: ~ (bag| bags| shoe| shoes| print| tent| element| size| app| tote) | (business model| value proposition| lean|
 blank| html| model| oil on) ~
carbon: ~ (copy| footprint| neutral| dioxide| credit| credits| price| tax| fibre| fiber| offset| offsets| emission|
 emissions| steel| paper| black| zero| accounting| border| dating)
cedar: ~ (wood| tree| trees| oil| chest| rapids| plank| point| sinai| shake| shingles| hedge) | (red| western| white)
 ~
champion: ~ (of| league| s league) | (world| reigning| defending| internal| product| customer| data| change) ~
circle: (inner| full| vicious| virtuous| come full| quality| arctic| reading| lending) ~ | ~ (back| of| line| around|
 k)
clear: (crystal| make| keep| loud and| steer| stay| in the| quite| it is| very) ~ | ~ (cut| out| enough| view| of|
 history| cache)
compass: ~ (point| points| rose| needle| bearing| reading| heading| direction| card| app| saw| north| error) | (moral|
 north of the| brass| magnetic| gyro| digital| ethical| strategic| mongodb| golden| drawing) ~ | points of the ~
craft: ~ (beer| beers| brewery| show| fair| paper| store| stores| supplies| room| gin| workshop) | (arts and|
 aviation| air| water| space) ~
crown: ~ (court| jewel| jewels| prince| princess| estate| copyright| dependency| dependencies| corporation| land| and
 bridge| molding| moulding| of| cap) | (dental| gold| temporary| porcelain| half a) ~
delta: ~ (variant| air lines| airlines| wing| force| hedging| between| lake| table| flight| flights| of| column) |
 (nile| mekong| mississippi| river| alpha| the nile) ~
elevate: to ~ | ~ (brand)
ember: ~ (js| mug| month| months) | (glowing| dying) ~
falcon: (peregrine| millennium| maltese| crowdstrike) ~ | ~ (9| heavy| sensor)
flow: (cash| work| user| checkout| free| data| air| traffic| net cash| onboarding| sign up| order| lead| dash) ~ | ~
 (chart| charts| state| rate| of| through| meter| diagram)
forge: to ~ | ~ (ahead| links)
foundation: (solid| strong| firm| liquid| charitable| laid the| lay the| of the| gates) ~ | ~ (course| courses| year|
 stage| stone| degree| of| shade| shades| work| phase| brush)
garden: ~ (centre| center| centers| centres| party| shed| gate| furniture| tools| city| state| leave| of| path| hose|
 plan| wall| design) | (kitchen| back| front| herb| roof| beer| covent| walled| madison square| botanical| zen| rose|
 winter) ~
gold: ~ (standard| rush| medal| member| members| tier| plan| price| prices| plated| leaf| coast| mine| card| bar|
 rate| digger| fish| dust| partner| status) | (white| rose| black| solid| pot of| fool s| go for| yellow| digital|
 old| liquid) ~
grove: (orange| olive| palm| redwood| lemon| sacred| academic) ~ | ~ (of| street| road)
halo: ~ (effect| infinite| car| product| reach| top| ring)
harbor: (safe| pearl| boston| sydney| natural| port| old| inner| outer| bar| egg| sag| fishing| bal| coral| victoria|
 baltimore| oak| gig| grays| hong kong| cold spring| dutch| fish| marina| grand| rotterdam| hamburg| yacht| historic|
 deep water) ~ | ~ (doubt| doubts| master| masters| side| front| wall| view| views| seal| seals| freight| cruise|
 cruises| tour| tours| bridge| ill| fees| dues| town| authority| commission| tunnel| pilot| pilots| grudges| lights|
 patrol| porpoise| islands| island| crossing| taxes| tax| tugs| tug| police| dredging| of| springs| bay| ferry|
 restaurant| cafe| festival)
harvest: ~ (time| timesheet| timesheets| timer| tracker| entries| entry| export| exports| api| log| logs| hours|
 report| reports from| integration| forecast app| moon| festival| festivals| season| mouse| supper| yield| yields|
 date| dates| day| home| more| easy| quick| data| leads| low hanging| emails| addresses| energy| loss| losses|
 workers| figures| bible| weather| 20\\d\\d| early| late| crop| crops| project code| invoice| invoicing| account
 login| login| subscription| licence| license| seats| seat| schedule| volumes| volume| prices| contractor) | (in|
 into| from| to| log| use| uses| using| via| out of| with) ~ (before| by| every| on| and toggl| or toggl| daily|
 weekly| each| until) | (grain| autumn| fall| summer| rich| bumper| grape| olive| wine| wheat| apple| this year s|
 last year s| the| record| poor| corn| rice| potato| honey| tracked in| hours in| hours from| hours to| logged in|
 time in| time from| export of| export from| toggl and| toggl or| clockify and| late| main| organ| rainwater| energy|
 post) ~
haven: (tax| safe| fair| white) ~ | ~ (t)
horizon: (on the| time| planning| event| over the| investment| eye| one| zero| blue| metaverse| vmware) ~ | ~ (europe|
 2020| line| scanning| post office| worlds| 1| 2| 3| scandal| zero dawn)
impact: (high| social| environmental| net| business| budget| have| economic| low| big| expected| cost) ~ | ~ (of|
 assessment| report| statement| investing| driver| hub| analysis| factor| study| investor| score)
indigo: (deep| dark| true| natural) ~ | ~ (dye| airlines| blue| denim| books| plant)
iris: ~ (scan| recognition| bulb| bulbs| dataset| flower| flowers| code) | (bearded| purple| siberian) ~
keystone: ~ (pricing| price| prices| markup| mark up| margin| state| pipeline| xl| kops| species| habit| habits|
 effect| correction| cops| light| light beer| arch| block| of| distortion| project| jack| jacks| module| stone|
 resort| colorado| policy| policies| paper| study| concept| feature| metric| piece| account| deliverable) | (double|
 vertical| horizontal| triple| arch and| openstack| auto| digital| cornerstone and) ~
legacy: (lasting| social| technical| olympic| hogwarts) ~ | ~ (system| systems| code| software| platform| data| cost|
 costs| debt| planning| product| media| admissions| of| brand| issue| issues| contract| contracts| tool| tools| api|
 plan| customers| pricing| content| giving| gift)
lighthouse: ~ (score| scores| audit| audits| keeper| report| project| client| customer| test| ci| metric| performance|
 case| family) | (google) ~
lotus: ~ (position| flower| flowers| notes| eater| root| elise| leaf| effect| domino| seat| seats)
mantle: (earth s| fire place| take up the| upper) ~ | ~ (of| piece| rock| plume)
maple: ~ (syrup| leaf| leaves| tree| trees| wood| street| glaze| sugar| bacon| story| floor| avenue) | (sugar| red|
 japanese| silver) ~
march: (in| by| since| until| till| of| early| late| mid| this| last| next| every| from| to| through| before| after|
 end| start| for| on| as of| around| between| february and| and| january| april and| death| protest| wedding| peace|
 quick| frog| long| forced| women s| dead| slow| the| radetzky| funeral| on the| stole a| a| imperial| ides of| middle
 of| end of| beginning of| as| feb| february| month| during| q1| per| vs| versus| le| versus last) ~ | ~ (\\d+| of|
 madness| break| hare| into| on| off| through| past| in| out| forward| with| towards| toward| issue| edition|
 newsletter| invoice| invoices| sale| sales| budget| close| deadline| figures| numbers| results| report| forecast|
 actuals| board| meeting| campaign| launch| revenue| spend| target| targets| plan| update| rent| payroll| statement|
 review| release| calendar| to| and april| april| february| cash| quarter| event| webinar| workshop| promotion| promo|
 data| traffic| orders| churn| hours| timesheet| pack| kpis| kpi| planning| window| sprint| retro| salary| salaries|
 traffic| th| st| nd| rd| equinox| weather| rate| rates| fly| start| end| is| was| were| will| has| had| looks|
 looked| saw| brings| brought| went| closed| ended| ends| opens| comes| came| bookings| leads| pipeline| demos| s
 (numbers| figures| results| report| newsletter| invoice| budget| revenue| close| forecast| sales| target| spend|
 board| actuals| plan| issue| edition| weather| rain| cold| end| start| first| last| traffic| churn| hours| meeting|
 cash| orders| bookings| demos| leads| pipeline| payroll))
mark: (high water| question| exclamation| trade| check| water| the| make your| leave a| leave its| book| on your| hit
 the| miss the| miss(ed)? the| a| quotation| punctuation) ~ | ~ (down| of| sheet| scheme| to market| price increases|
 my words)
marsh: ~ (land| lands| mallow| gas| harrier| grass| fritillary) | (salt| romney) ~
medium: (small| small and| small to| low| in the| happy| short and| read on| post on| published on) ~ | ~ (term|
 sized| size| risk| priority| rare| heat| effort| format| wave| post| posts| article| articles| confidence|
 enterprise| enterprises| high| low| bold| weight| of)
mercury: ~ (poisoning| rising| level| levels| prize| news| retrograde| emissions| free| thermometer| fillings|
 content) | (freddie| planet| elemental) ~
mint: ~ (tea| green| condition| leaf| leaves| sauce| julep| chocolate| chip| chocolate chip| flavour| flavor|
 flavoured| flavored| colour| color| coin| coins| nft| nfts| tokens| oil| toothpaste| gum| essence| cream| syrup|
 lemonade| sprig| candy| state| mark| scented| linux| mobile| box| stuff| plant| s leaves| imperials) | (royal| fresh|
 spear| pepper| u s| franklin| chopped| wild| lemon and| lime and| chocolate| choc| basil| perth| cool| the us|
 cucumber| dried| garden| apple| after dinner| polo| breath| cucumber and| fig| bath| pale| dark| a sprig of| hint of|
 intuit| moroccan| the royal| pearl| a hint of) ~
monday: (on| by| every| next| last| this| until| from| before| after| since| the| late| early| each| to| for| through|
 cyber| blue| easter| bank holiday| black| of) ~ | ~ (morning| mornings| afternoon| evening| night| call| meeting|
 review| com| blues| we| i| standup| report| update| digest| holiday| through| email| list)
nova: (super| bossa| casa| terra| vila) ~ | ~ (scotia| scotian| tv| school| lox| launcher| cars)
notion: ~ (page| pages| doc| docs| database| databases| board| boards| workspace| workspaces| template| templates|
 wiki| wikis| site| sites| link| links| export| exports| calendar| ai| table| tables| account settings| integration|
 integrations| login| app| api| imports| checklist| tracker| roadmap| kanban| views| block| blocks| forms| backup|
 guests| seats| licence| license| subscription) | (in| into| via| using| inside| a| any| no| vague| slightest|
 preconceived| use| uses| moved to| slack and| slack or| trello and| asana and| airtable and| google docs and|
 confluence and| confluence or| jira and| evernote and| coda and| abstract| romantic| dispel the| reject the| whole|
 very) ~
nucleus: (cell| atomic) ~
oasis: (desert| green| urban) ~ | ~ (of| reunion| tour| concert| concerts| song| songs| album)
olive: ~ (oil| oils| tree| trees| grove| branch| green| press| garden| leaf| leaves| wood| harvest) | (virgin| black|
 green| kalamata| martini) ~
oracle: ~ (database| databases| cloud| java| financials| fusion| erp| netsuite| server| license| licence| sql| linux|
 apex| hcm| ebs| of| bone| card| cards| 8i| 9i| 10g| 11g| 12c| 19c| 23ai| park) | (delphi| test| price) ~
orbit: (low earth| earth| lunar| lower| solar) ~ | ~ (around| gum| of)
peak: (at| the| off| twin| at its| pre| on| during| near| past| christmas| summer| shoulder and| season| holiday|
 widow s) ~ | ~ (season| time| times| hours| hour| demand| load| traffic| district| oil| performance| of| week| weeks|
 day| days| rate| sales| trading| hype| month| months| usage)
phoenix: ~ (arizona| az| suns| project| area| metro| framework| rising| sky harbor| office| airport| branch| site|
 clinic| market| plant| warehouse| depot| park| marketing) | (near| joaquin| downtown| harry potter and the order of
 the) ~
pilot: ~ (program| programs| programme| programmes| test| tests| testing| project| projects| study| studies| phase|
 phases| scheme| schemes| customer| customers| light| lights| episode| episodes| site| sites| plant| plants| whale|
 whales| group| groups| user| users| data| results| result| batch| markets| stores| boat| boats| error| training|
 licence| license| shortage| fish| hole| fee| period| season| launch| scope| cohort| cohorts| feedback| participants|
 survey| interviews| agreement draft| rollout| pen| pens| jacket| valve| kit| lines| trial| trials| checklist| sample|
 samples| timeline| start| goals| criteria| learnings| feature| features| g2| frixion| lead time| start date| start
 week| team of) | (auto| co| test| fighter| airline| drone| harbor| harbour| paid| free| small| helicopter| bush|
 chief| after the| successful| failed| trained| commercial| bar| jet| private| remote| sully| github co| microsoft co|
 post| as a| another| three month| six week| 30 day| 90 day| city| short| stunt| sat nav| fly| relief) ~
pixel: (tracking| meta| facebook| linkedin| tiktok| google| conversion| marketing| insight) ~ | ~ (art| perfect| fire|
 fires| density| phone| size| code| tracking| watch| \\d+| id| count| helper| data)
prime: ~ (minister| time| number| numbers| day| video| location| rate| cost| costs| mover| example| suspect| meridian|
 contractor| rib| beef| lens| cut| student| member| members| delivery| now| target| candidate| position| site| london)
 | (amazon| optimus| sub| in its| past its| in the) ~
prism: ~ (glasses| sandstone) | (through the| glass| triangular| graphpad| newton s) ~
pulse: (quick| weekly| employee| team| finger on the| on the| take the| heart| resting) ~ | ~ (survey| surveys| check|
 checks| rate| oximeter| of| crops| width| point| score)
ridge: (oak| blue| northern| along the| bay| park) ~ | ~ (line| of| vent| top| tile| wallet| way| regression| walk|
 racer)
river: (down| east| hudson| thames| green| by the| sold down the| mighty| red| cry me a| snake| spokane| north|
 colorado| sacramento| truckee| salt| across the| phoenix| swift) ~ | ~ (bank| bed| side| thames| cruise| cruises|
 boat| water| level| basin| levels| crossing| delta| front| island| valley| mouth| rock| street| road| north| cottage|
 of| trail| view| stones| bend)
sage: ~ (green| advice| accounting| accounts| 50| 200| intacct| payroll| line 50| brush| and onion| leaves| leaf|
 business cloud| wisdom| export| invoice| journal| journals| tea| oil| stuffing| foundation| publications| 100| 300|
 x3| hr) | (dried| fresh| clary| burnt| in| into| russian| quickbooks or| xero or| quickbooks and| xero and| white|
 rosemary and| thyme and| using) ~
shell: (egg| sea| bash| command| in a nut| nut| outer| tortoise| unix| soft| hard| secure| royal dutch| coconut| art)
 ~ | ~ (company| companies| script| scripts| shock| station| stations| fish| command| commands| petrol| garage| suit|
 game| pink| corporation| out| plc| energy| access| variable| island)
sierra: ~ (nevada| leone| club| madre| mist| space) | (macos| high| tango| ford| gmc) ~
signal: ~ (to noise| strength| strengths| processing| loss| flow| flare| box| boxes| light| lights| app| messenger|
 group chat| messages| desktop| chat| men| tower| red| failure| failures| score| scores| noise| ratio| quality| from
 the| detection| theory| room| words| colour| orange| yellow| generator| corps| booster| transduction| line| based|
 hill| iduna| jammer| intelligence| boost| and noise| vs noise) | (buying| buyer| intent| market| traffic| smoke|
 mobile| ranking| demand| price| warning| weak| strong| early| turn| hand| distress| clear| busy| wifi| wi fi| phone|
 cell| gps| radio| tv| satellite| analog| digital| false| trading| noise| mixed| danger| virtue| strongest| weakest|
 lead| clearest| low| purchase| quality| use| whatsapp or| whatsapp and| telegram or| telegram and| whatsapp|
 telegram| imessage| another| usage| churn| negative| positive| health| trust| conversion| click| leading| lagging|
 audio| video| railway| rail| level crossing| stop| input| output| control| electrical| risk| useful| real| main|
 important| neon| key| missed| block| bat) ~
sky: (blue| night| open| pie in the| clear| in the| big| red) ~ | ~ (news| sports| high| line| light| lights| blue|
 tv| scraper| scrapers| diving| rocket| rockets| box| go| q| atlantic| arts| broadband| dish| is the limit| mobile|
 harbor| bridge| garden| lounge| deck| dive)
slack: ~ (channel| channels| message| messages| thread| threads| time| workspace| huddle| huddles| bot| export| me|
 dm| group| connect| invite| notification| notifications| integration| webhook| workflow| app| status| reminder| ping|
 post| digest| update| alert| alerts) | (on| in| via| cut some| pick up the| take up the| through| using) ~
spark: ~ (joy| plug| plugs| interest| ideas| sql| debate| ar| job| jobs| cluster| of) | (apache| bright| creative|
 adobe| pyspark or| divine) ~
spring: (in| this| last| next| early| late| the| by| every| mid| of| since| coil| hot| arab| for| until| box| through|
 prague| off| into| palm| a| and| during| before| after) ~ | ~ (clean| cleaning| break| boot| framework| roll| rolls|
 water| board| season| collection| sale| term| campaign| summer| range| 20\\d\\d| onion| onions| equinox| lamb|
 launch| edition| fair| conference| mattress| semester| budget| statement| training| drop| menu| planting| cloud|
 flowers| catalogue| catalog| time| event| newsletter| security| data| tide| loaded| hill| field| lake| bank| valley)
square: ~ (metre| metres| meter| meters| feet| foot| root| mile| miles| one| deal| enix| brackets| bracket| format|
 space| inch| peg| terminal| reader| pos| leg| meal| mail| centimetre| image| crop) | (times| trafalgar| union| red|
 market| town| leicester| least| chi| madison| harvard| r| back to| sloane| t| herald| magic| latin| public| central|
 main| tiananmen| st peter s) ~
stripe: ~ (payments| payment| checkout| invoice| invoices| fees| fee| payout| payouts| account| dashboard| billing|
 connect| api| webhook| webhooks| export| integration| radar| terminal| atlas| tax| key| link| transfer| charges|
 disputes) | (in| via| through| pin| magnetic| use| using| blue| red| paypal and| racing| go faster| adyen and| mag) ~
summit: ~ (meeting| meetings| day| fever| talks| of| attendees| agenda| speakers| speaker| booth| tickets| ticket|
 stage| declaration| pass| keynote| attempt| series| team push| ii| 20\\d\\d| goers| venue) | (web| annual|
 leadership| sales| partner| customer| world| economic| climate| tech| eu| nato| cop| peace| global| g\\d+| ai| earth|
 founder| founders| fintech| saas| cmo| cfo| cto| ceo| cio| data| health| security| at the| reach the| marketing|
 adobe| aws| google| salesforce| gartner| industry| developer| growth| retail| investor| investors| innovation|
 design| product| hr| healthcare| virtual| two day| three day| european| energy| food| water| media| future| digital|
 regional| national| revenue| community| dealer| supplier| executive| b2b| logistics| freight| education| e commerce|
 ecommerce| start up| startup| women s| youth| emergency| bilateral| trade| everest| mountain| snowdon| cyber|
 hubspot| engineering| creator| podcast| user| users| arab| asia| london| berlin| dublin| lisbon| summer| fall|
 autumn| winter) ~
sun: (in the| under the| morning| evening| midday| microsoft and| rising| setting| baltimore) ~ | ~ (rise| cream|
 screen| light| tan| burn| flower| flowers| shine| microsystems| belt| dried| damage| exposure| lounger| loungers|
 glasses| hat| roof| deck| valley| city| and moon| spots| dial| protection| newspaper| room)
swift: (taylor| jonathan| suzuki) ~ | ~ (code| codes| payment| payments| transfer| response| reply| action| ui|
 language| transfers| bic| message| messages| end| current| recovery| developer| playgrounds| package| river)
target: ~ (audience| audiences| market| markets| group| groups| price| prices| pricing| date| dates| segment|
 segments| customer| customers| account| accounts| persona| personas| cpa| cpas| roas| cpl| cac| roi| url| urls|
 value| values| range| list| lists| operating model| operating| setting| profile| profiles| companies| industry|
 industries| keyword| keywords| page| pages| language| user| users| reader| readers| reach| demographic| demographics|
 buyer| buyers| region| regions| countries| number| numbers| figure| figures| return| margin| margins| level| levels|
 rate| weight| completion| zone| folder| environment| architecture| variable| cost| costs| heart| q\\d| fy\\d+|
 20\\d\\d| met| missed| hit| achieved| actual| and actual| start| end| go live| launch| release| shoppers| gift card|
 store| stores| red card| corporation| completion date| opportunity| saving| savings| net| gross| acquisition|
 utilisation| utilization| headcount| volume| volumes| service level| tone| word count| line| responses| sample| size|
 ratio| iq| allocation| churn| nps| score| scores| column| month| quarter| year| week| period| weeks) | (on| off|
 above| below| over| under) ~ | (above| below| annual| sales| revenue| growth| moving| monthly| quarterly| yearly|
 weekly| daily| hit| hitting| miss| missed| missing| meet| against| stretch| soft| easy| takeover| drug| price| hard|
 ambitious| emissions| net zero| climate| conversion| margin| profit| cost| savings| saving| walmart and| costco and|
 walmart or| ikea and| bookings| lead| leads| hiring| traffic| actual| channel| kpi| q\\d| ebitda| cash| churn| nps|
 initial| final| overall| likely| prime| acquisition| inflation| utilisation| utilization| baseline| beat| beats|
 exceed| exceeded| reach| reached| behind| ahead of| short of| close to| realistic| individual| quota or| minimum|
 maximum| production| recovery| collection| fundraising) ~
tempo: (slow| fast| quick| high| right| steady| keep| jira| in jira and| set the| moderate| brisk| low| hell| il| el|
 o| battle| war| lively| working) ~ | ~ (of| timesheet| timesheets| change| changes| marking| limit| 30| 50| 80| 100|
 130| worklog| worklogs| for jira| rubato| giusto| training| taschentuch| taschentucher| ride| rides| indication|
 traveller| storm)
union: (trade| trades| european| credit| labour| labor| student| students| soviet| state of the| civil| western|
 rugby| customs| monetary) ~ | ~ (square| jack| station| pacific| busting| rep| reps| dues| member| members| street|
 budget| agreement| bank| type| of| contract| representative| find| flag| saint gilloise| berlin| wage| wages)
vanguard: (in the| at the) ~ | ~ (fund| funds| etf| etfs| group fund| sp 500| of| account| pension| lifestrategy|
 target retirement| index)
vista: (windows| chula| bella| buena| vista| sierra| monte) ~ | ~ (point| print| del| of)
wave: (heat| third| brain| sound| shock| micro| short| long| crest of a| on the crest of a| google| tidal| mexican|
 wave after| cold| radio| gravitational) ~ | ~ (of| length| lengths| goodbye| form| accounting| power| energy| pool|
 hello| file| function| height)
"""
