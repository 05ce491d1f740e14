"""Everyday English words that companies and people are also called: A to M. Sorted, so that a change shows."""

WORDS = """
abbey able abode abound about above abundance academy accelerate accent access accord account accounts ace acorn acre
acres acrobat action actions active ad adage adapt add addition adept adjust admiral adobe adtech advance advantage
adventure advice aegis aerial affinity after age agenda agent agents agile ai aim air airport aisle alarm albatross
alchemy alder alert algorithm allegiance alley alliance allure ally almanac almond aloe alpha alpine altitude amaze
amazon ambassador amber ambition amethyst amount amp ample analog analyst ancestry anchor anchorage android angel
angle ann answer anthem antler anvil any apex api apogee apollo app applause apple apples apply april apron aqua
arable arbiter arbor arc arcade arcadia arch arctic ardent area arena argo argon aria ark arm armada armor armory army
aroma array arrival arrow art artery artisan artist ascend ascent ash ashes ask aspect aspen aspire assemble assembly
asset assets assist assurance assure aster astro athena athlete atlas attic attribute auburn audience audit augment
august aura aurora aurum author autumn avalon avenue aviator avid avocado awake award aware away awe axiom axis axle
azalea azure b2b b2c back bacon badge badger bagel bake baker bakery balance ball bamboo banana band bandit bandwidth
bank banks banner banquet banyan bar barber bard bargain bark barley barn baron barrel barrier barrow basalt base
basecamp basil basis basket bass bastion batch bath baton battery battle bay bayou bayside bayview bazaar beaches
beacon beads beak beam beams bean bear beat beaver bed bedrock bee beech beechwood beehive beet beetle belay belief
bell bells bellwether beloved belt bench bend bending benefit bento berry bespoke best bet beta better bevel beyond bi
bicycle big bill binary biotech birch bird birdie birds biscuit bishop bison bit bite bits black blackbird blackout
blade blank blanket blast blaze blend blink bliss blizzard block blocks blog bloom blossom blossoms blue bluebell
blueberry bluebird blueprint bluff blush boar board boards boat bobcat body bold bolder bolt bond bonds bone bonfire
bonnet bonus book booker books boom boomerang boost booster boot boots bora bordeaux border boss botanic botany bottle
bottom boulder boulevard bounce bound boundary bounty bouquet bout boutique bow bowl box boxwood bracket braid brain
brainstorm brainwave brake bramble branch brand brands brass brave bravo bread break breaker breakthrough breath
breeze brew brewery briar brick bricks bridal bridge bridges brief brigade bright brilliance brilliant brim brine
bring brink brisk bristol broad broccoli broker bronco bronze brook brooks brother brown brunch brush bubble bubbles
bucket buckle bud buddy buffalo buffer bug bugle build builder bulb bull bulldog bullet bumble bumper bundle bungalow
bunker bunny buoy bureau burger burn burrow burst bus bush business butler butter buttercup butterfly button buttons
buy buyer buzz by cabin cabinet cable caboose cac cacao cache cactus cadence cadet cadre cairn cake calendar caliber
calibre calico call calm camel camellia cameo camera camp campaign camper campfire campsite campus can canal canary
candle candor candy cannon canoe canopy cantaloupe canteen canvas canyon cap cape caper capital capitol capstone
capsule captain car caramel caravan carbon card cardinal cards care career caress cargo caribou carnation carnival
carol carousel carpet carriage carry cart carter carve cascade case cash cashew casino casper cast castle cat catalog
catalogue catalyst catalyze catch caterpillar cathedral cause cavalier cavalry cave caviar cayenne cbo cedar celebrate
celebration celery celestial cell cellar cells celsius cement censor census centaur center central centre centric
centrum century ceo ceramic cereal certain cfo chain chains chair chalet chalk challenge chamber champ champagne
champion chance chandelier change channel channels chapel chapter character charge chariot charity charm chart charts
chase chateau check cheetah chef chemistry cherry chess chest chestnut chevron chief child chime chimney china chip
chipmunk chips chisel chocolate choice choose chord chorus christian chrome chronicle chrysalis cider cinder cinema
cinnamon cio cipher circle circles circuit circus citadel citizen citrus city civic claim clam clamp clarify clarity
clasp class classic classics clause claw clay clean clear cleaver clementine clerk clever cleverly click client
clients cliff climate climb clinic clinics clip cloak clock clone close closet cloth cloud clouds clove clover club
clubs clue cluster clutch cmo coach coast coaster coat cobalt cobra coconut cocoon cod code codex cog cognition cohort
coil coin cold collage collect collective college collie colony color colossus column combine combo comet comfort
comfortable command commerce commodore common commons commonwealth community compact companion company compass
complete comply comrade concept concert concierge condor conduit cone confetti confirm confluence congress conifer
connect connection connections connector conscious consensus console constant constellation construct consul consult
contact content contour contract contrast control convene converge convert conveyor convoy coo cook cookie cooks cool
cooper coot copilot copper copy coral cordial core coriander cork corn cornell corner cornerstone cornucopia corona
coronet corral corsair cosmic cosmos cost cottage cotton couch cougar council counsel count counter country
countryside county coupe courage courier course court courtyard cove cover coyote cpa cpc cpl cpm cpo crab cradle
craft crafts crafty crag cranberry crane crate crater crayon cream creation creative creator creators creature
credence credit credo creek creekside crescent crest crew cricket crimson crisp criterion critic crm cro crocus cross
crossing crossroads crosswind crow crowd crown crucible cruise crumb crusade crush crux crystal cso cta cto ctr cub
cube cubs cuckoo cue culture cumulus cup cupid curator curio curious currant currency current curve custodian custom
customer customers cut cyan cyber cycle cyclone cygnet cypress dach daffodil dagger dahlia daily dairy daisy dale
damask dame dance dandelion dare daring dark darling dart dash dashboard data date dawn dawning day daybreak daydream
daylight dazzle deal deals dean dear debut decade decibel decimal deck decode decoy deed deep deer defend defender
defiant degree degrees delight deliver deliverance delphi delta demand demeter den denim dent deputy derby derive
descent desert design designs desire desk desks destination destiny detail detour deuce develop development device
devotion dew diagram dial dialog dialogue diamond diary diesel differ difference digest digital dignity dilemma dime
dimension diner dinghy dingo dinosaur diplomat direct direction director discover discovery dispatch distill distinct
district dive diver divide divine do dock doctor dodo dogwood dollar dolphin domain dome domino donut door doorstep
doorway dora dormouse dot double doubt dough dove down downtown dozen draft dragon dragonfly drake drama draw
drawbridge drawer dream dreamer dreamers dreams dress drew drift driftwood drill drink drip drive driven driver drone
drop drum drumbeat dry dual dublin duchess duck due duet duke dumpling dune dust duty dynamic dynamo dynasty eager
eagle earl early earnest earth earthly ease easel east eastern easy ebb ebit ebony echo eclectic eclipse eco ecology
economy eden edge edict edit edition editor edtech educate effect effort egg egret eight eighth elan elastic elation
elbow elder electric elegance elegant element elephant elevate elite elixir elk elm eloquent elysium embark embassy
ember emblem embrace emea emerald emerge emergence emergent emissary emotion emperor empire empower enable enamel
enchant encompass encore endeavor endeavour endless endurance energize energy engage engagement engine engineer
engineering engines enigma enjoy enlighten ensemble ensign ensure enter enterprise entity entrust entry envelope
envision envoy eon epic epicenter epicure epilogue epiphany episode epoch equal equator equinox equip equity era eras
erp erudite escape escort esprit essence essential essentials establish estate estuary eternal eternity ether ethic
ethical ethos etude eu eureka eve even event events ever everest evergreen every everyday everyone evident evolution
evolve exact excel excellence excelsior exceptional exchange exhale exodus expanse expedite expedition experience
expert exploration explore explorer exponent exponential export exposure express extend extent extra exuberant eye
eyebright eyrie fable fabric fabricate face facet facets fact factor factory faculty fair fairway fairy faith faithful
falcon falcons fall fame familiar family fancy fanfare faq farm farmer fast father fathom fauna favor favorite
favourite feast feat feather feathers federal federation feed fellow fellowship fennel feral fern ferry fertile
festival fever fiber fibre fiddle fidelity field fields fiesta fifth fifty fig fighter figure filament file fill film
filter final finale finance financial finch find fine finery finesse finish finite fintech fir fire firefly fires
fireside firework firm first fish fisher fishery fit five fix fixture fjord flag flame flamingo flank flannel flap
flare flash flask flavor flavour flax fleece fleet flex flicker flight flint flipper float flock floor flora floral
florist flourish flow flower flowers fluent fluff fluid flume flush flute fly flyer flywheel foal foam focus fog foil
fold foliage folk follow fondue font food foods foot foothill foothold footpath footprint forager force forces fore
forefront foresight forest forestry forever foreword forge forger forget form format formation formative former
formidable forms formula forte forth forthright fortitude fortress fortuna fortune forty forum forward fossil foster
foundation founder foundry fountain four fox foxglove foyer fractal fraction fragment fragrance frame framework
franchise frank free freedom freesia freight fresco fresh freshly friction friday friend friends fringe frog front
frontier frontiers frontline frontrunner frost fruit fruitful fte fudge fuel fulcrum fulfil fulfill full fun function
fund fundament fundamental funnel fur furnace furrow fusion future futures gaap gadget gain gait gala galaxy gale
galleon gallery galley gallop gamble game gamma gander gap garage garden gardener gardens garland garlic garment
garnet garrison gas gaslight gate gates gateway gather gathering gauge gaze gazelle gazette gdpr gear gecko gem gemini
gems gemstone gene general genesis genie genius gentian gentle gentry genuine geode geometry geranium germ gesture
geyser ghost giant gift gifts gig gilded gill ginger gingko giraffe give glacier glade glamour glance glare glass
glaze gleam glee glen glide glider glimmer glimpse glitter global globe glory gloss glossary glove glow glyph gnome go
goal goat goblet goblin godsend gold golden goldfinch golf gondola good goodness goods goodwill goose gopher gorge
gorilla gospel gourmet governor grace graceful gracious grade grail grain gram grammar grand grandeur granite grant
grape grapefruit grapevine graph graphic graphics graphite grasp grass grateful gratitude gravity gray grayscale great
green greenfield greenhouse greeting greyhound grid griffin grill grinder grip grit grocer grocery groom groove gross
grotto ground group grouse grove grow grower growler growth gtm guard guardian guardians guest guidance guide
guideline guidepost guides guild gulf gull gum gumption gust gusto gym gypsum habit habitat hail halcyon half halibut
halifax hall halo halyard hamlet hammer hamster hand hands handshake handy hangar happy harbinger harbor harborside
harborview harbour harbourside harbourview hard hardware hardy hare harmonic harmony harness harp harpoon harrier
hartland harvest hatch hatchery hauler haven havens hawk hawthorn hay hayfield haze hazel hazelnut head headland
headline headwaters headway headwind heal health heart hearth heartland hearts hearty heat heath heather heathland
heaven heavens hectare hedge hedgehog height heirloom helio helium helix hello helm helmet help helping hem hemisphere
hemlock hen herald herb herbal herd heritage hero heron herring hexagon hibiscus hickory hideout hierarchy high
highland highlands highlight highway hike hill hills hillside hilltop hinge hint hippo hitch hive hobby hog hold
holding holiday holistic hollow holly home homes homestead homeward honest honesty honey honeybee honeycomb honeydew
honor honour hood hook hoop hop hope hopes hopper horizon horizons horizontal horn hornet horse hospitality host
hostel hot hound hour hourglass house hr hub huddle hue hull hum human humanity humble humming hummingbird hundred
hunt hunter hunters hurdle hurricane hush husky hutch hyacinth hybrid hydra hydrogen hygge hymn hyper ibex ibis ice
iceberg icicle icon icp idea ideal ideas idol ignite ignition iguana illuminate illusion image images imagination
imagine immerse impact imperial imprint improv improve impulse inch incline include income incubator indeed index
indie indigo individual indoor industry inertia infinite infinity inflection influence influx inform infusion ingot
ingredient inherit initial initiative ink inkwell inland inlet inn inner innovate innovation inquire inside insider
insight insights insignia inspect inspiration inspire instant instinct institute instrument insurtech integer integral
integrate integrity intellect intelligence intend intense intent interactive interchange interface interim interior
interlink interlock interlude international internet interval into intrepid intrigue intro intuition invent invention
inventor inventory inverse invest investment investor invincible invite ion iota iris iron ironclad ironwood island
isle isles isometric it items ivory ivy jack jackal jackpot jade jaguar jam jar jasmine jasper javelin jay jazz jeep
jelly jersey jest jet jetty jewel jewels jigsaw jockey join joint jolly jolt journal journey journeys jovial joy
joyful joyous jubilee judge judgment juggler juice jukebox jumbo jump junction june jungle junior juniper juno jupiter
jury just justice justify kangaroo karma kayak keel keen keep keeper kelp kelvin kernel kestrel kettle key keyboard
keynote keys keystone keyword khaki kickstart kids kiln kilo kilt kin kind kindhearted kindle kindness kindred kinetic
king kingdom kingfisher kinship kiosk kismet kit kitchen kite kitten kiwi knack knead knight knightly knit knoll knot
know knowledge koala kpi kudos lab labor laboratory labour labs labyrinth lace ladder ladybird ladybug lagoon lake
lakes lakeshore lakeside lamb lambda lamp lamplight lamps lance land landing landlord landmark lands landscape lane
lantern lapis lapse lapwing larch large lariat lark laser lasso last latch late latitude lattice launch launchpad
laureate laurel lava lavender lavish law lawn layer layers lead leader leaders leading leaf leaflet leafy league lean
leap learn lease leather leaves lectern lecture ledge ledger leeway legacy legal legend legends legion leisure lemma
lemon lemonade lender length lens leopard letter lettuce level levels lever leverage lexicon liaison liberty librarian
library lichen life lifeboat lifeline lifestyle lifetime lift ligament light lighthouse lightning lights lilac lily
lilypad limber lime limelight limestone limit limitless linden line lineage linear linen liner lines lingo linguist
link links lion lioness lions liquid list lite lithium little live llama lobby lobster local locale lock locket
locomotive locus locust lodestar lodge loft logbook logic logical logistics long longbow longitude look lookout loom
loon loop lore lorry lotus loud lounge love lovely low lowland loyal ltv lucent lucid luck lucky lull lumber lumen
lumens luminary luminous luna lunar lunch lupine lush luster lustre lute luxe luxury lynx lyra lyre lyric macaw mace
machine machinery mackerel macro madrigal maestro magazine magenta magic magma magnate magnet magnetic magnificent
magnify magnitude magnolia magnum magpie mahogany maiden mail main mainland mainspring mainstay mainstream majestic
majesty major majority make makeover makers malachite mallard mallet malt mammoth manatee mandala mandarin mandate
mandolin maneuver mango mangrove manifest manifesto mannequin manner manor mantis mantle mantra manual map maple maps
marathon marauder marble march margin marigold marina marine mariner marionette maritime mark market marketing
marketplace markets marks marlin marmalade marmot maroon marquee marquis marsh marshal martech marten martin marvel
mascot mask mason masonry mass mast master masterpiece mastery mastodon matador match materials matinee matrix matter
maven maverick max maxim maximum may mayfair mayflower mayor maze mba meadow meadowlark meadows mean meander meaning
meaningful measure measures mechanic medal medallion media medical medium medley medtech meerkat meet megaphone
melange mellow melody melon membrane memento memoir memorial memory menagerie mentor mercantile merchant mercury mercy
merge meridian merino merit mermaid merry mesa mesh message messenger metal metaphor meteor meter method metric
metrics metro metropolis metropolitan mezzanine mica micro microscope mid midday middle midland midnight midpoint
midsummer midtown midway might mighty migrate migration mile miles milestone milestones militia milk mill millennium
miller millstone mimosa mind mindful mindfulness minds mindset mine mineral mingle mini minimal minimum minister
minnow minor minstrel mint minty minute miracle mirage mirror mirth mischief missile mission missive mist mitten mix
mobile mobility mocha modal mode model models moderate modern modest modular module mogul molecule moment momentum
monarch monastery monday money monitor monkey monogram monolith monopoly monsoon month monument mood moon moonbeam
moonlight moonrise moonshine moonshot moonstone moor moorland moose moral morale more morning morsel mortar mosaic
mosquito moss moth mother motif motion motionless motive motley motors motorway mound mount mountain mountaineer
mountains mouse move movement mover movers mql mrr much mulberry mule multi multiple multiplier multiply mural muscle
muse museum mushroom music musket must mustang mustard mutiny mutual myriad myrtle mystery mystic mystique myth
"""
