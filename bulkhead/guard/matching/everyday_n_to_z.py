"""Everyday English words that companies and people are also called: N to Z. Sorted, so that a change shows."""

WORDS = """
nails naked nap narrative narrator narrow narwhal nascent nation national native natural naturally nature nautical
nautilus naval navigator navy nda near neat nebula necklace nectar nectarine need needle neighbor neighborhood
neighbour neighbourhood neon nephew neptune nerve nest nestling net nettle network neural neuron neutral neutron never
new newborn news newsroom newt next nexus nick nickel night nightfall nightingale nightlight nimble nimbus nine ninja
ninth nirvana nitro nitrogen nobility noble nocturne node nomad nominal nook noon nordic norm normal normandy north
northern northstar northwest nostalgia notable notary notch note notebook notes notion nourish nova novel november
novice now nps nuance nucleus nugget number numbers nurse nursery nurture nut nutmeg nutrition oak oaks oar oasis oat
oath oats obelisk object objective oblique observatory observe observer obsidian occasion ocean oceanic ocelot octagon
octave octopus odyssey offer offers office offshore offspring ohm oil okapi okr olive olympia olympic olympus omega
omen omni one onion only onset onshore ontology onward onyx opal opaline open openness opera operator opinion
opportunity opposite optic optical optics optimal optimism optimist optimistic optimum option options opulent oracle
orange orator orbit orca orchard orchestra orchestrate orchid order orders ordinary ore oregano oregon organ organic
organism organza orient orienteer origami origin original originals oriole orion ornament osprey ostrich otter our
outback outdoor outdoors outer outfit outfitter outfitters outlet outline outlook outpost outreach outright outset
outside outward oval ovation oven over overland overlook overture owl own owner ox oxbow oxford oxygen oyster pace
pacific pack paddle paddock page pages pagoda pail paint painter pair paisley palace palette palisade palladium palm
palomino pampas panacea panache pancake panda pandora panel panorama pansy panther pantry papaya paper papyrus
parachute parade paradigm paradise paradox paragon parakeet parallel paramount parasol parcel parchment pardon parent
parishes parity park parker parks parlor parlour parrot parsley parsnip part particle partner partners partridge parts
party pass passage passenger passion passport password past pasta pastel pastry pasture pat patch patchwork patent
path pathfinder pathfinders paths pathway pathways patience patient patio patriot patrol patron patsy pattern patterns
pause pavilion paw pawn pay pdf peace peach peaches peacock peak peaks peanut pear pearl peat pebble pebbles pecan
peck pedal pedestal peer pegasus pelican pen penguin peninsula pennant penny pentagon peony people pepper peppermint
percent perception perch perennial perfect perfection performance perfume peridot perimeter period periscope
periwinkle permanent permit perpetual perseus persimmon person personal perspective pesto petal petrel pets petunia
pewter phantom pharaoh pharmacy phase pheasant phenomenon philosopher philosophy phoenix phone phosphor photo photon
phrase physics piano piccolo pick pickle picnic picture piece pier pigeon piglet pigment pike pilgrim pillar pillars
pillow pilot pilots pin pinball pine pineapple pines pinewood pinion pink pinnacle pinnacles pinpoint pinto pints
pinwheel pioneer pipe pipeline pippin pirate pistachio piston pitch pitcher pivot pixel pixie pizza place places
placid plaid plain plains plait plan plane planet plankton planner planning plans plant plants plaster plastic plate
plateau platform platinum play players playful playground playhouse plaza please pledge plenty plinth plot plough
plover plow plowshare plum plumage plumb plume plunge plural plus plush pluto plywood pm poc pocket poem poet poetry
point points poise poker polar polaris pole police polish polka pollen polo polygon pomegranate pond pony pool pools
popcorn poplar poplars poppies poppy popular porcelain porch porcupine porpoise porridge port portal porter portfolio
portfolios portion portrait position positive posse possible post postal postcard poster postmark pot potato potential
potter pottery powder power powerhouse ppc pr practical practice pragmatic prairie praise prawn preamble precious
precise precision predict preface prefer prelude premier premise premium presence present president presidio press
prestige pretzel prevail preview price pride primary prime primer primrose primus prince princess principal principle
print priority prism private privilege prize pro probe proceed process proclaim procure prodigy produce producer
product products professional proficient profile profit program progress progressive project projects prolific
prologue promenade prominent promise prompt proof propel propeller proper properties prophecy prophet proportion
proposal proptech prose prospect prosper prosperity prosperous protagonist protect protocol proton prototype proud
provide providence province provision provisions prowess prowl proximity prudence prudent public puddle puffin pulley
pulsar pulse puma pump pumpkin punch pupil puppet puppy pure purity purple purpose pursuit push puzzle pylon pyramid
python q1 q2 q3 q4 qa qbr quadrant quail quake quality quantify quantum quark quarry quarter quartet quartz quasar
quay queen quench query quest question quick quiet quill quilt quince quintessence quintet quiver quota quote quotes
quotient rabbit raccoon race racer rack radar radial radiance radiant radiate radical radio radish radius raft rafter
rail rain rainbow raindrop rainfall rainforest rainwater raise raisin rake rally ram ramble rambler ramp rampart ranch
rancher random range ranger rap rapid raptor rare raspberry rate ratio rational rattle raven ravine raw rawhide ray
razor reach react reactor read readily readiness ready real reality realm reaper reason reasoning rebel recall receipt
recipe reciprocal recital reckon recon record recovery recruit rectangle rector red redbird redwood reed reef reel
referral refine refinery reflect reflection refocus reform refresh refuge refuse regal regatta regent regime region
registry regular reindeer relax relay reliable reliance reliant relief remark remedy remember remix remnant remote
renaissance render renew renewal renown replica reply report republic requiem rescue research reserve reservoir
residence resilience resilient resin resolute resolution resolve resonance resonate resort resource resourceful
respect respond response responsible rest restoration restore result results retail retreat retriever retro return
reunion reveal revel revelation revenue reverb revere reverse revival revive revolution reward rfp rfq rhapsody rhino
rhombus rhyme rhyming rhythm rib ribbon ribbons rice rich riddle ride rider riders ridge rift rigging right rigor ring
ripe ripple ripples rise risen rising ritual river riverbank rivers riverside rivet road roadhouse roadmap roadrunner
roads roadside roam roas roast roaster rob robe robin robot robust rock rocket rockies rocks rocky rodeo roger rogue
roi roll romance roof room rooms roost rooster root roots rope ropes rose rosemary rosewood roster rotary rotor rouge
round roundabout roundtable route rover row rowan rower royal royalty ruby rudder rugby rule rumble run runner runners
runway rural rush rust rustic rusty rye saas saber sable sabre sachet saddle safari safe safeguard safety saffron sage
sagebrush sail sailor sails saint salad salamander salem sales salmon salon salsa salt salute salvage same samurai
sanctuary sand sandalwood sandbar sandbox sandcastle sandpiper sands sandstone sandstorm sandwich sandy sapling
sapphire sardine sash sassafras satellite satin satori saturday saturn sauce savanna savannah save savings savor
savory savvy saxon scaffold scale scallop scan scarecrow scarf scarlet scatter scene scenic scholar scholars school
schooner science scissors scoop scooter scope score scorpio scorpion scout screen scribe script scroll sculpt sculptor
sculpture sea seabird seaboard seafarer seagull seahorse seal seam seamless seaport search seaside season seasons
seaweed second secret sector secure sedan sedona see seed seedling seeds seeker segment seismic select selection
selective sem semaphore semester semicolon senate senior sense sensor sensors sensory sentiment sentinel sentry seo
sequel sequence sequoia seraph serenade serene serenity serial series sermon serpent serum serval serve service
services session set settler seven seventh sextant shack shade shadow shale shaman shamrock shanty shape shapes shard
share shark sharp sheaf shears sheen sheep sheepdog shell shellfish shelter shepherd sheriff sherpa shield shift
shilling shimmer shine ship shipmate shipyard shiver shoal shoebox shoot shop shore shoreline short shortcut shot
shoulder show showcase shower shrine shutter shuttle sickle side sidekick sidewalk siege sierra siesta sift sight
sights sigma sign signal signals signature signet signpost signs silence silent silhouette silicon silk silky silo
silver silverware similar simmer simple simplicity simplify simply sincere sinew singer single singular siren sirius
site sites six sixth size skate skeleton sketch sketchbook skies skill skillet skills skipper sku sky skylark skylight
skyline skyscraper sla slack slalom slate sled sleek sleep sleigh slide slim sliver sloop slope sloth small smart
smelter smile smith smoke smooth smoothie sms snack snail snap snapdragon snapshot snare sneaker snow snowball
snowbird snowdrop snowfall snowflake snowy soap soar soccer social society sofa soft software soil solace solar
solarium soldier sole solemn solid solidarity solitude solo solstice solution solutions solve solver sombrero sonar
sonata song sonic sonnet soothe soprano sorbet sorrel souffle sound sounds soup source south southern southwest
souvenir sovereign sow spa space spaces spade span spaniel spanner spark sparkle sparks sparrow sparrowhawk spatial
spear special specialist specialty species specimen speckle spectacle spectacular spectra spectrum speech speed spell
sphere sphinx spice spider spigot spike spin spinach spindle spine spinner spiral spire spirit splash splendid
splendor splendour splice spline splinter split spoke sponge sponsor spool spoon sport sports spot spotlight spray
spring springboard springtime sprinkle sprint sprout spruce spry spur sql squad squadron squall square squash squid
squire squirrel stability stable stack stadium staff stage stagecoach stair stairway stake stalk stallion stamp
stampede stance standard standards staple star starboard starburst stardust starfish starlight starling starlit stars
starship start starter startup state statement states statesman station statue stature status stay steadfast steady
steam steamboat steamer steed steel steeple steer stellar stem stencil step stepping steps stereo sterling stern
stethoscope steward stewardship sticker stiletto stimulus sting stipend stirrup stitch stock stockade stoic stone
stonehenge stones stonework stopwatch storage store storefront storehouse stores stork storm story storybook
storyteller stove straight strait strand strata strategic strategy stratosphere stratum straw strawberry stream
streamline streams street streetcar streets strength stretch stride strider strike string stripe strive striver stroll
strong strongbox structure strut stubborn student studio studios study sturdy style stylist sublime submarine subtle
suburb success suede sufficient sugar suit suite sultan summary summer summers summit sun sunbeam sunburst sundance
sunday sundew sundial sunflower sunlight sunlit sunny sunrise sunset sunshine super superior supernova supply support
supreme sure surefire surefoot surf surface surfer surge surgeon surplus surprise surrey surround survey survivor
sushi suspense sustain sustainable swallow swamp swan swatch sweater sweep sweet swell swift swing swirl switch sword
sycamore sylvan symbiosis symbol symmetry sympathy symphony symposium sync synergy syntax synthesis syrup system
systematic systems table tableau tablet tack tackle tactic tactical tactics tag tail tailor tailored tailspin tailwind
tale talent talisman talk tam tamarack tamarind tambourine tandem tangent tangerine tangible tango tank tanker
tapestry tapioca target targets tarragon tartan task tasks tassel taste tavern taxi tea teacher teacup teak teal team
teams teapot tech technique technology tectonic telegraph telescope tell temper temperate tempest template temple
tempo temporal ten tenacious tenacity tender tenet tennis tenor tent tenth term terminal termite tern terra terrace
terrain terrapin terrier territory test testament tether text textile texture thankful thankfulness thatch theater
theatre theme theorem theory thermal thermos thicket thimble thing things think third thistle thorn thorough
thoughtful thousand thread threads three thrill thrive throne thrush thumb thunder thursday thyme tiara tick ticket
tidal tide tides tidings tidy tie tiger tigers tigress tile tiller timber time timeless timeline timepiece times
timescale tin tinder tinker tinsel tiny tip titan toad toast today tofu together toggle token tomato tomorrow tone
tonic tool tools top topaz topiary topography topsail torch tornado tortoise total totem toucan touch touchdown
touchpoint touchstone tour tourist tourmaline tournament tower towers town towns toy toys trace track trackers tracks
traction tractor trade trader trades trading tradition traffic trail trailblazer trailer trailhead trails trailside
train trainer trajectory tram tranquil transaction transcend transfer transform transit transition translate
translation transmit transparent transport trapeze travel traveler traveller traverse treasure treasury treat treaty
treble tree trees treetop trek trekker trellis tremor trend trends tress triad triangle tribe tribune tribute tricycle
trident trifecta trigger trillium trim trinity trio triple triplet tripod triton triumph trolley trombone trophy
tropic tropical trot trout trove trowel truce trucks true truffle trumpet trunk truss trust trusted trustworthy truth
try tsunami tuba tucker tuesday tugboat tulip tundra tune tungsten tunic tunnel turbine turbo turf turkey turmeric
turn turner turnip turnkey turnstile turquoise turret turtle tusk tutor tuxedo tweed twelve twenty twig twilight twin
twine twinkle twist two tycoon typhoon ui uk ultimate ultra ultramarine ultraviolet umber umbrella umpire unanimous
uncle uncommon under undergo understand unfold unicorn uniform unify union unique unison unit unite units unity
universal universe university unleash unlimited unlock unveil up upbeat update upgrade uphill upland uplift upper
upright upshot upside upstart upstream upswing uptick uptown upward uranium uranus urban urchin urge us usa use usher
utility utmost utopia ux vacation vacuum vail vale valiant validate valley valor valour valuable value values van
vanguard vanilla vantage vapor vapour variable variant variety vase vast vat vault vaults vector vegan vehicle vela
velocity velvet vendor veneer venture ventures venus verb verdant verdict verge verify veritable veritas vermilion
vernal versatile verse version vertex vertical very vessel veteran via viable viaduct vibe vibrant vibration viceroy
victor victorious victory view views vigil vigilant vigor vigour viking villa village villager vine vinegar vineyard
vintage vinyl viola violet viper virgo virtual virtue virtuoso visa viscount visible vision visionary visitor visor
vista visual vital vitality vitamin vivacious vivid vixen vocal vocation vogue voice voices volcano volley volt
voltage volume volunteer vortex vote voucher vow voyage voyager vp vpn vulcan vulture wade waffle wagon wagtail wake
walk walker walkway wall wallaby wallet walls walnut walrus waltz wand wander wanderer wanderlust want war warbler
warden wardrobe warehouse warm warmth warp warrant warren warrior wasabi washer wasp watch watchdog watchman
watchtower water watercolor waterfall waterfront watermark watermelon waters watershed waterway watt wattle wave
wavelength waves wax way waypoint ways wayside wealth wealthy wear weasel weather weathervane weave weaver web webinar
website wedge wednesday week weekday weekend weld welder welfare well wellness wellspring west western whale wharf
wheat wheel wheelhouse whimsy whirl whirlpool whirlwind whiskey whisky whisper whistle whistler white whiteboard
whiteout whitewater whole wholesale wholesome wick wicker wicket wide widget width wild wildcat wilderness wildfire
wildflower wildlife will willow willpower win wind windfall windmill window winds windsock windsor windy winery wing
wings wingspan winner winter winters wire wisdom wise wish wisteria wit witness wizard wok wolf wolverine wombat
wonder wonderland wood woodland woodlands woodpecker woods woodwork wool word words work workbench workforce workhorse
works workshop world worldwide wrangler wrap wreath wren wrench writer writers www wyvern xenon xylophone yacht yak
yard yarn yarrow year yearling years yeast yellow yes yeti yew yield yoga yogurt yoke yolk yonder young younger your
youth yucca zebra zen zenith zephyr zeppelin zero zest zeus zigzag zinc zinnia zircon zodiac zone zoology zoom
zucchini
"""
