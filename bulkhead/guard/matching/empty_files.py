"""Words that stand in files which nobody has written in; a client called Apple or Medium is not named by them there."""

# Found in blank files of the usual programs, and kept as they were found; a test says when one is missing.
_FOUND = """
accent all apiversion apple application arial array auto before bestfit bibliography blank body bodytext bodytextchar
book booktitle bottom bullet calc calibri cambria caption cccccc cdddac center centered centergroup char character
clean clear click colorful colorfulgrid colorfullist colorfulshading com comma comparison compatibilitymode content
continue courier creator ctr ctrtitle currency dark darklist date datetimefigureout decimal default
defaultparagraphfont dict doctype documentticket donotcompress donotflipmirrorindents dotm double dtd dtds dxa eavert
edit emphasis enableopentypefeatures encoding false ffffff fifth firstcol firstrow fixed flat folhlink
followedhyperlink font footer footerchar format fourobj fourth ftr general grid half header headerchar heading hlink
horz http hyperlink index info integer intense intenseemphasis intensequote intensequotechar intensereference
itemarray jobticket key lastcol lastrow left letter level liberation light lightgrid lightlist lightshading list
listbullet listcontinue listnumber listparagraph macro macrotext macrotextchar majoreastasia master math medium minor
minoreastasia modern mono necell new nil nolist none normal nospacing nostrike num number numbering nwcell obj
objandtwoobj objonly objovertx objtx office only orthographicfront outline over
overridetablestylefontsizeandjustification pageformat pageformatticket paper paperinfo paperinfoticket paragraph pdf
percent phclr pic picture pictx placeholder plist pmadjustedpagerect pmadjustedpaperrect pmcopies pmcopycollate
pmfirstpage pmhorizontalres pmlastpage pmorientation pmpagerange pmpapername pmppdpapercodename
pmppdtranslationstringpapername pmscaling pmspoolformat pmtiogapapername pmunadjustedpagerect pmunadjustedpaperrect
pmverticalres pmverticalscaling ppd preformatted preformattedtext print printsettings printsettingsticket propertylist
public quarter quote quotechar real rect reference revision right roman sans sechead second section serif seventh
shading single singlelevel sixth sldnum sldthumbnailview slide slidenum sng solid spacing stateflag string strong
style styles subsup subticket subtitle subtitlechar subtle subtleemphasis subtlereference swcell swiss symbol table
tablegrid tablenormal text textbody the theme third threept ticket time times title titlechar titleonly toc tocheading
true two twoobj twoobjandobj twoobjovertx twotxtwoobj type undovr utf variable version vert vertical verttitleandtx
verttx visible window windowtext with www xml
"""
# Themes, fonts, colour profiles, printers and names of the common programs that a blank file does not show.
_KNOWN = frozenset(
    """
    acrobat adobe advantage agency angles apex aptos aspect avenir badge baskerville berlin bodoni book bookman
    brother calc calibri cambria candara canon celestial century chrome circuit civic clarity clockwork cmyk
    colormatch composite concourse consolas constantia corbel courier crop damask dell depth display distiller
    dividend droplet elemental epson equity essential excel executive facet flow foundry frame franklin futura
    gallery garamond georgia gill gothic grid hardcover helvetica hewlett horizon impact impress integral ion
    javanese keynote lenovo lexmark libreoffice linotype lucida mesh metro metropolitan microsoft minion module
    monotype mylar myriad news newsprint noto numbers office optima opulent organic oriel origin packard pages
    palatino paper parallax parcel pdfcontext perspective photoshop powerpoint pro profile quartz quotable
    retrospect rgb rockwell roman savon segoe slate slice solstice spring sprint srgb tahoma technic tenorite
    thatch times trebuchet trek twilight univers urban vapor verdana verve view waveform winter wisp wood word
    writer xerox zurich
    """.split()
)
WORDS = frozenset(_FOUND.split()) | _KNOWN
