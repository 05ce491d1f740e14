"""Everyday English words that companies and people are also called: such a name alone is weak evidence."""

MONTHS = frozenset("january february march april may june july august september october november december".split())
_WORDS = """
able about above access account accounts action actions active ad add advance advice after age agent agents ai aim air
alert alliance ally alpha amber amount anchor angel angle ann answer any apex api app apple apples apply april apron
arbor arc arch arena ark arm army arrow art ash ask aspect asset assets atlas audience audit august aurora autumn
avenue award away axis b2b b2c back badge balance ball band bank banks bar bark barn barrel base basis basket bay
beacon beam beams bean bear beat bed bee bell bells belt bench benefit berry best beta better bi big bill bird birds
bishop bit black blade blank blast blaze blend block blocks bloom blossom blue board boards boat body bold bolt bond
bonds bone book booker books boost border boss bottle bottom bow bowl box brain branch brand brands brave bread break
breeze brick bricks bridge bridges brief bright brilliant bring broad brook brother brown brush bubble bucket bud
buddy buffer bug build builder bull bumble burn burst bus bush business butter button buttons buy buyer buzz by cabin
cable cac cadence call calm camp campaign can canal candle candy canvas canyon cap capital captain car carbon card
cards care career cargo carol carpet carry cart carter case cash cast castle cat catch cause cbo cedar cell cells
center centre century ceo cfo chain chains chair challenge champion chance change channel channels chapter charge
charity charm chart charts chase check cherry chief child choice choose chord christian cio circle circles citizen
city claim class classic clay clean clear clever click client clients cliff climb clinic clinics clip clock close
cloud clouds clover club clubs clue cmo coach coast coat cobalt code coil coin cold collect color comet comfort common
compact company compass complete comply concept concert condor cone confirm connect constant consult content contract
control convert coo cook cooks cool copper copy coral core corner cost cotton council count country course court cove
cover cpa cpc cpl cpm cpo craft crafts crane creative credit creek crew crisp crm cro cross crown crystal cso cta cto
ctr cube culture cup current curve customer customers cut cycle dach daily dairy daisy dale dame dance dark dart dash
data date dawn day deal deals dean dear decade deck deep deer degree deliver delta demand den desert design designs
desk desks detail dial diamond digest digital dive do dock doctor dollar dolphin dome door dot double dove down dragon
draw dream dreams dress drew drift drill drink drive driver drop drum dry due dune dust duty eagle earl early earth
ease east easy ebit echo eclipse edge edition effect eight elder electric element elevate elm ember emea emerald
energy engine engines enter entry epic equal equity era erp essence estate eu eve even event events ever every evolve
exact exchange expert express extra eye fable fabric face fact fair faith falcon fall family faq farm farmer fast
father favor feather feed fern field fields fig figure file fill film filter final find fine fir fire fires firm first
fish fisher fit five fix flag flame flare flash fleet flex flight flint float flock floor flow flower flowers fluid
fly focus fog fold folk font food foods foot force forces forest forever forge form format forms formula forth fortune
forum forward foster foundation four fox frame frank free freedom freight fresh friday friend friends front frost
fruit fte fuel full fun function fund funnel fusion future gaap gain galaxy gale gallery game garden gate gates gather
gauge gdpr gem gems gene general gentle giant gift gifts ginger give glass glen glide global globe glory glow go goal
gold golden good goods grace grade grain grand granite grant grape graph grass gravity gray great green grid grip grit
ground group grove grow growth gtm guard guide guides guild gulf habit half hall halo hammer hand hands happy harbor
harbour hard hardy harmony harvest haven hawk haze hazel head heal health heart heat heath heather hedge height helix
hello help hemlock herald heritage hero high hill hills hive hold holding holly home homes honest honey hood hook hop
hope hopes horizon horizons horn horse host hot hour house hr hub hull human hunt hunter hunters hurdle hush ice icon
icp idea ideal ideas image images impact inch index indigo industry infinity inform ink inn insight insights inspire
instant intelligence intent interactive international into iris iron island it items ivory ivy jack jade jasper jet
jewel join joint journal journey joy judge juice jump junction june juniper jupiter just justice keen keep kernel key
keys kids kind king kingdom kit kite knight knot know kpi lab labor labour labs lace ladder lake lakes lamp land lands
lane lantern large lark laser last late lattice launch laurel law lawn layer lead leader leaders leaf league leap
learn leather leaves ledge ledger legacy legal legend lemon lens level levels lever liberty library life lift light
lights lily lime limit line linen lines link links lion lions list little live local lock locus lodge loft logic long
look loop lotus loud love low loyal ltv lucid luck luna lunar lynx magic magnet magnolia mail main major make makers
mango manor map maple maps marble march margin marine mark market marketing markets marks marsh mason mass master
match materials matrix matter maven max may mba meadow mean measure media medical meet mercury mercy merge merit mesh
message metal meter method metric metrics micro mid might mile miles milestone milk mill miller mind minds mine mint
minute mirror mission mist mix mobile mode model models modern moment momentum monday money monitor month moon more
morning mosaic moss mother motion motive motors mount mountain mountains mouse move movement mql mrr much multiply
muse music must mutual nails narrow nation native nature navigator nda near neat nectar need nest net network new news
next nexus nick night nimble nine noble node norm normal north note notes notion nova now nps number numbers oak oaks
oasis oat ocean octave offer offers office okr olive omega one onion only onward onyx opal open optimum option options
oracle orange orbit orchard orchid order orders ore organic orient origin otter our outdoor outdoors outer outlook
over owl own owner ox oxygen oyster pace pacific pack page pages paint pair palace palette palm panel paper parade
parallel parity park parker parks part partner partners parts party pass past pat patch path paths patience patient
patsy pattern patterns pause pay pdf peace peach peak pear pearl pebble peer pen penny people pepper perch perfect
period person petal pets phase phoenix phone pick picnic picture piece pier pilot pilots pin pine pines pink pinnacle
pioneer pipe pipeline pitch pivot pixel place places plain plan plane planet plans plant plants plate platform play
players plaza please pledge plot plum plus pm poc pocket poem point points polar pole police polish pond pool pools
poplar poppy port portal portfolio post pot potential power ppc pr practice prairie precise premier premium present
press price pride prime print prism private prize pro process product products profile profit program progress project
projects promise proof proper properties prospect protect proud provision provisions prudence public pulse pump pure
purple purpose push q1 q2 q3 q4 qa qbr quality quantum quarry quarter quartz quest question quick quiet quill quote
quotes race rack radar radiant radius rail rain rainbow raise rally ram ramp ranch range ranger rapid rate raven raw
ray reach react read ready real realm reason rebel record red reed reef refine reform region relay relief remedy
remote render renew report rescue reserve resolve resource response rest retail return revenue reward rfp rfq rhythm
ribbon rice rich ride ridge right ring ripple rise river rivers road roads roam roas rob robin rock rocket rocks roger
roi roll roof room rooms root roots rope rose round route rover row royal ruby rule run runway rush rust rusty saas
sable saddle safe saffron sage sail saint sales salt same sand sands sandy sapphire sash satellite saturday saturn
save savvy scale scarlet scene school science scope score scout screen script sea seal search season second secret
sector secure see seed seeds segment select sem sense sentinel seo sequence serene series serve service services set
seven shade shadow shape shapes share sharp shell shelter shield shift shine ship shop shore short show shuttle side
sierra sight sigma sign signal signals signs silk silver simple single site sites six size sketch skies skill skills
sku sky sla slack slate sleep slide slim slope small smart smile smith smoke smooth sms snap snow social soft software
soil solar sole solid solo solution solutions song sonic sound sounds source south sow space spaces span spark sparks
sparrow spear special spectrum speed sphere spice spin spiral spire spirit splash split spot spring sprint sprout
spruce sql square squire stable stack staff stage standard star stars start state states station status stay steady
steam steel stellar stem step steps stitch stock stone stones storage store stores storm story strategy stream streams
street streets strength stride strike string stripe strong structure studio studios study style success sugar summer
summers summit sun sunday sunny sunrise sunset super supply support sure surf surge swan sweet swift switch symbol
sync system systems table tag tail tale talent talk tam tandem tangent tango target targets task tasks taste teal team
teams tech technology tell tempest temple tempo ten tender term terra test text theory thing things think third thread
threads three thrive thunder thursday tidal tide tie tiger tigers tile timber time times tin tiny tip titan toast
today together token tone tool tools top torch total touch tour tower towers town towns toy toys trace track tracks
trade trades trail trails train transfer transform transit travel treasure tree trees trek trend trends triangle tribe
trident trinity trio trucks true trunk trust truth try tuesday tulip tune turbine turbo turn turner twin two ui uk
ultra umbrella under union unique unit unite units unity universal up upper upward urban us usa use ux vail vale
valley value values van vanguard vantage vat vault vaults vector velocity velvet venture ventures verb verge verse
vertex vertical very vessel via vibe victor victory view views villa village vine vintage viola violet virtue vision
vista vital vivid voice voices volt voyage vp vpn wake walk walker wall walls walnut want war warm watch water waters
wave waves wax way ways wealth wear weather weave web wedge wednesday week well west whale wheat wheel whisper white
whole wide wild will willow win wind window winds wing wings winner winter wire wise wish wolf wonder wood woods word
words work works world wren writers www yard year years yellow yes yield young your zen zenith zero zest zone zoom
"""
COMMON_WORDS = frozenset(_WORDS.split()) | MONTHS
