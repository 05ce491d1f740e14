"""Everyday English words that companies and people are also called: such a name alone is weak evidence."""

from bulkhead.guard.matching import everyday_a_to_m, everyday_n_to_z

MONTHS = frozenset("january february march april may june july august september october november december".split())
COMMON_WORDS = frozenset(everyday_a_to_m.WORDS.split()) | frozenset(everyday_n_to_z.WORDS.split()) | MONTHS
# Letters that stand for something everybody says; as initials of a name they would say too much.
ACRONYMS = frozenset(
    """
    aaa abc ads aka ama api app apr arr asap atm b2b bbc bcc bio bmi bpm bps cad cbd cdn cfr cgi cia cms cnn cob
    cod cop cpu crs csr css csv ctr cv ddr dha dip dns dob doc dpa dpi dvd ecb eco eft ein eod eom eoy epa erp
    esg est eta etf etl eur faa faq fbi fca fcc fda fed fifo fob foia fps ftp fx fy fyi gbp gcp gdp git gmt gnp
    gps gpt gpu hbo hcm hdr hiv hmo hp hq hr html http iam ibm ide imf ing ip ipo iq ira irc irr irs isa iso isp
    it itv jpg js kgb lan lbo lcd led lgbt llm lms lng loi lol ltv lux mac mba mbo mfa ml mms moq mou mp3 mph
    mri mrp msa mvp nasa nato nba nfl nft ngo nhs nyc nyse oem ohs ok os osha ota p2p pa pc pct pdf pe php pin
    pl plc pm po pos ppt pto pvc qa qr ram rbi rest rfi rgb rip rma rnd rpm rsi rss rsvp rtf saas sap sas sat
    sdk sec ses sip sla slo smb sme smtp soc sop sos spf sql ssd ssl sso stem suv svg swot tba tbc tbd tcp tic
    tla tlc tls toc tos tv uae udp uk un url usa usb usd usp utc utm uv vat vba vc vip vpc vr wan wbs wfh who
    wip wma wms wto www xls xml yoy ytd zip
    """.split()
)
