/**
 * The one table of sources. Everything in this room that claims something about the law or the literature names a source
 * by its id; docs/sources.md is generated from here.
 *
 * `confirmed` says plainly how we know that the work exists: `search: …` where a stored page shows it, `search in part: …`
 * where the page leaves something out (and what), else that it is standard reference. Nothing is listed that nobody could
 * stand behind.
 */

export type Source = {
  readonly id: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  /** Journal with volume, issue and pages; or publisher; or the official citation of a legal text. */
  readonly where: string;
  /** How it was confirmed, with the page that shows it and what that page does not show. */
  readonly confirmed: string;
};

const notShown = 'looked up, no stored page shows it in full; standard reference';

const table = [
  // --- alliances in general ---
  {
    id: 'snyder-1984',
    authors: 'Snyder, Glenn H.',
    year: 1984,
    title: 'The Security Dilemma in Alliance Politics',
    where: 'World Politics 36(4): 461–495',
    confirmed: 'search: full citation and abstract, Cambridge Core and the article’s JSTOR cover page (doczz.net)',
  },
  {
    id: 'snyder-1991',
    authors: 'Snyder, Glenn H.',
    year: 1991,
    title: 'Alliances, Balance, and Stability',
    where: 'International Organization 45(1): 121–142',
    confirmed: 'search: full citation, the article’s JSTOR cover page (scribd.com)',
  },
  {
    id: 'snyder-1997',
    authors: 'Snyder, Glenn H.',
    year: 1997,
    title: 'Alliance Politics',
    where: 'Ithaca: Cornell University Press',
    confirmed: notShown,
  },
  {
    id: 'lanoszka-2022',
    authors: 'Lanoszka, Alexander',
    year: 2022,
    title: 'Military Alliances in the Twenty-First Century',
    where: 'Cambridge: Polity',
    confirmed: 'search: title page and author’s own page (livelib.biz, alexlanoszka.com)',
  },
  {
    id: 'wilkins-2012',
    authors: 'Wilkins, Thomas S.',
    year: 2012,
    title: '“Alignment”, not “alliance” – the shifting paradigm of international security cooperation',
    where: 'Review of International Studies 38(1): 53–76',
    confirmed: 'search: title and abstract on Cambridge Core; volume and pages in a reference list',
  },
  {
    id: 'leeds-et-al-2002',
    authors: 'Leeds, Brett Ashley; Ritter, Jeffrey M.; Mitchell, Sara McLaughlin; Long, Andrew G.',
    year: 2002,
    title: 'Alliance Treaty Obligations and Provisions, 1815–1944',
    where: 'International Interactions 28(3): 237–260',
    confirmed:
      'search: authors, title and abstract in the authors’ manuscript (paperzz.com); pages in a reference list',
  },
  {
    id: 'morrow-1991',
    authors: 'Morrow, James D.',
    year: 1991,
    title: 'Alliances and Asymmetry: An Alternative to the Capability Aggregation Model of Alliances',
    where: 'American Journal of Political Science 35(4): 904–933',
    confirmed: 'search: full citation, the article’s JSTOR cover page (documents.pub)',
  },
  {
    id: 'morrow-1993',
    authors: 'Morrow, James D.',
    year: 1993,
    title: 'Arms versus Allies: Trade-offs in the Search for Security',
    where: 'International Organization 47(2): 207–233',
    confirmed: 'search in part: author, title, year and abstract on Cambridge Core; volume and pages not shown there',
  },
  {
    id: 'morrow-2000',
    authors: 'Morrow, James D.',
    year: 2000,
    title: 'Alliances: Why Write Them Down?',
    where: 'Annual Review of Political Science 3: 63–83',
    confirmed:
      'search in part: author, year and argument in Lanoszka 2022 (newlib.net); journal and pages not shown there',
  },
  {
    id: 'altfeld-1984',
    authors: 'Altfeld, Michael F.',
    year: 1984,
    title: 'The Decision to Ally: A Theory and Test',
    where: 'Western Political Quarterly 37(4): 523–544',
    confirmed: 'search: full citation, the article’s JSTOR cover page (scribd.com)',
  },
  {
    id: 'vattel-1758',
    authors: 'Vattel, Emer de',
    year: 1758,
    title: 'The Law of Nations',
    where: 'Book II, ch. XII–XVI (treaties, guarantees); Book III, ch. I–VI (war, its declaration, warlike alliances)',
    confirmed:
      'search: text of Book III ch. VI and of Book II ch. XII (lonang.com), contents of Book III (livelib.biz)',
  },

  // --- why states ally and against whom ---
  {
    id: 'waltz-1979',
    authors: 'Waltz, Kenneth N.',
    year: 1979,
    title: 'Theory of International Politics',
    where: 'Reading, MA: Addison-Wesley; ch. 6',
    confirmed:
      'search in part: author, title, year and chapter 6 on Cambridge Core and in a stored copy; publisher not shown there',
  },
  {
    id: 'walt-1985',
    authors: 'Walt, Stephen M.',
    year: 1985,
    title: 'Alliance Formation and the Balance of World Power',
    where: 'International Security 9(4): 3–43',
    confirmed: 'search: full citation, the article’s JSTOR cover page (fdocuments.us)',
  },
  {
    id: 'walt-1987',
    authors: 'Walt, Stephen M.',
    year: 1987,
    title: 'The Origins of Alliances',
    where: 'Ithaca: Cornell University Press',
    confirmed: 'search: author, title, year and publisher in summaries of the book (wikisum.com, blogspot.com)',
  },
  {
    id: 'schweller-1994',
    authors: 'Schweller, Randall L.',
    year: 1994,
    title: 'Bandwagoning for Profit: Bringing the Revisionist State Back In',
    where: 'International Security 19(1): 72–107',
    confirmed: 'search: full citation, the article’s JSTOR cover page (slidelegend.com)',
  },
  {
    id: 'christensen-snyder-1990',
    authors: 'Christensen, Thomas J.; Snyder, Jack',
    year: 1990,
    title: 'Chain Gangs and Passed Bucks: Predicting Alliance Patterns in Multipolarity',
    where: 'International Organization 44(2): 137–168',
    confirmed:
      'search in part: authors, title, journal, volume and argument in a summary (studylib.net); pages not shown there',
  },
  {
    id: 'mearsheimer-2001',
    authors: 'Mearsheimer, John J.',
    year: 2001,
    title: 'The Tragedy of Great Power Politics',
    where: 'New York: W. W. Norton',
    confirmed:
      'search in part: author, title, year and place of buck-passing in the theory (encyclopedia page on offensive realism); publisher not shown there',
  },
  {
    id: 'jervis-1976',
    authors: 'Jervis, Robert',
    year: 1976,
    title: 'Perception and Misperception in International Politics',
    where: 'Princeton: Princeton University Press',
    confirmed: 'search: title page and contents (pdfdrive.to), H-Diplo roundtable on the new edition (issforum.org)',
  },
  {
    id: 'crawford-2011',
    authors: 'Crawford, Timothy W.',
    year: 2011,
    title: 'Preventing Enemy Coalitions: How Wedge Strategies Shape Power Politics',
    where: 'International Security 35(4): 155–189',
    confirmed: 'search: full citation and abstract, Belfer Center (Harvard)',
  },
  {
    id: 'izumikawa-2013',
    authors: 'Izumikawa, Yasuhiro',
    year: 2013,
    title: 'To Coerce or Reward? Theorizing Wedge Strategies in Alliance Politics',
    where: 'Security Studies 22(3): 498–531',
    confirmed: 'search: full citation in an encyclopedia’s references, abstract on risingpowersinitiative.org',
  },

  // --- risks and restraint inside an alliance ---
  {
    id: 'kim-2011',
    authors: 'Kim, Tongfi',
    year: 2011,
    title: 'Why Alliances Entangle But Seldom Entrap States',
    where: 'Security Studies 20(3): 350–377',
    confirmed: 'search: full citation and abstract, Griffith University repository',
  },
  {
    id: 'beckley-2015',
    authors: 'Beckley, Michael',
    year: 2015,
    title: 'The Myth of Entangling Alliances: Reassessing the Security Risks of U.S. Defense Pacts',
    where: 'International Security 39(4): 7–48',
    confirmed: 'search: full citation and abstract, MIT Press and mendeley.com',
  },
  {
    id: 'pressman-2008',
    authors: 'Pressman, Jeremy',
    year: 2008,
    title: 'Warring Friends: Alliance Restraint in International Politics',
    where: 'Ithaca: Cornell University Press',
    confirmed: 'search: book page on JSTOR, review in Foreign Affairs',
  },
  {
    id: 'cha-2016',
    authors: 'Cha, Victor D.',
    year: 2016,
    title: 'Powerplay: The Origins of the American Alliance System in Asia',
    where: 'Princeton: Princeton University Press',
    confirmed: 'search: publisher’s page (press.princeton.edu), H-Diplo roundtable (issforum.org)',
  },
  {
    id: 'weitsman-2003',
    authors: 'Weitsman, Patricia A.',
    year: 2003,
    title: 'Alliance Cohesion and Coalition Warfare: The Central Powers and Triple Entente',
    where: 'Security Studies 12(3): 79–113',
    confirmed: 'search: full citation and abstract, Georgetown University (giwps.georgetown.edu)',
  },
  {
    id: 'benson-2011',
    authors: 'Benson, Brett V.',
    year: 2011,
    title: 'Unpacking Alliances: Deterrent and Compellent Alliances and Their Relationship with Conflict, 1816–2000',
    where: 'Journal of Politics 73(4): 1111–1127',
    confirmed:
      'search in part: author, title and abstract in a copy of the article (studylib.net); volume and pages not shown there',
  },
  {
    id: 'benson-2012',
    authors: 'Benson, Brett V.',
    year: 2012,
    title: 'Constructing International Security: Alliances, Deterrence, and Moral Hazard',
    where: 'Cambridge: Cambridge University Press',
    confirmed: 'search: publisher’s page, with the typology of commitments (cambridge.org)',
  },
  {
    id: 'chang-liao-fang-2021',
    authors: 'Chang-Liao, Nien-chung; Fang, Chi',
    year: 2021,
    title: 'The Case for Maintaining Strategic Ambiguity in the Taiwan Strait',
    where: 'Washington Quarterly 44(2): 45–60',
    confirmed: 'search: full citation and abstract, a library’s catalogue entry',
  },
  {
    id: 'blankenship-2023',
    authors: 'Blankenship, Brian D.',
    year: 2023,
    title: 'The Burden-Sharing Dilemma: Coercive Diplomacy in US Alliance Politics',
    where: 'Ithaca: Cornell University Press',
    confirmed: 'search: author’s page and review in Political Science Quarterly',
  },

  // --- deterrence, credibility, signals ---
  {
    id: 'schelling-1966',
    authors: 'Schelling, Thomas C.',
    year: 1966,
    title: 'Arms and Influence',
    where: 'New Haven: Yale University Press',
    confirmed:
      'search in part: author, title, year and argument in two essays on the book (scribd.com, fandom.com); publisher not shown there',
  },
  {
    id: 'huth-russett-1984',
    authors: 'Huth, Paul; Russett, Bruce',
    year: 1984,
    title: 'What Makes Deterrence Work? Cases from 1900 to 1980',
    where: 'World Politics 36(4): 496–526',
    confirmed:
      'search in part: authors, title, journal and abstract, journals.cambridge.org; volume and pages not shown there',
  },
  {
    id: 'huth-1999',
    authors: 'Huth, Paul K.',
    year: 1999,
    title: 'Deterrence and International Conflict: Empirical Findings and Theoretical Debates',
    where: 'Annual Review of Political Science 2: 25–48',
    confirmed: 'search: first page of the article with full citation (scribd.com, vdocuments.mx)',
  },
  {
    id: 'fearon-1994',
    authors: 'Fearon, James D.',
    year: 1994,
    title: 'Domestic Political Audiences and the Escalation of International Disputes',
    where: 'American Political Science Review 88(3): 577–592',
    confirmed: 'search: full citation, the article’s JSTOR cover page (paperzz.com); abstract on Cambridge Core',
  },
  {
    id: 'fearon-1997',
    authors: 'Fearon, James D.',
    year: 1997,
    title: 'Signaling Foreign Policy Interests: Tying Hands versus Sinking Costs',
    where: 'Journal of Conflict Resolution 41(1): 68–90',
    confirmed: 'search: full citation and abstract, ideas.repec.org and the JSTOR cover page (studylib.net)',
  },
  {
    id: 'fuhrmann-sechser-2014',
    authors: 'Fuhrmann, Matthew; Sechser, Todd S.',
    year: 2014,
    title: 'Signaling Alliance Commitments: Hand-Tying and Sunk Costs in Extended Nuclear Deterrence',
    where: 'American Journal of Political Science 58(4): 919–935',
    confirmed:
      'search in part: authors, title, journal and abstract (studylib.net, University of Virginia Library); pages not shown there',
  },
  {
    id: 'kertzer-2016',
    authors: 'Kertzer, Joshua D.',
    year: 2016,
    title: 'Resolve in International Politics',
    where: 'Princeton: Princeton University Press',
    confirmed: 'search: author’s page (people.fas.harvard.edu) and Stanford CISAC event page',
  },
  {
    id: 'leeds-2003-deter',
    authors: 'Leeds, Brett Ashley',
    year: 2003,
    title:
      'Do Alliances Deter Aggression? The Influence of Military Alliances on the Initiation of Militarized Interstate Disputes',
    where: 'American Journal of Political Science 47(3): 427–439',
    confirmed:
      'search in part: author, title, journal and abstract (zendy.io, readkong.com); pages not shown in full there',
  },
  {
    id: 'johnson-leeds-2011',
    authors: 'Johnson, Jesse C.; Leeds, Brett Ashley',
    year: 2011,
    title: 'Defense Pacts: A Prescription for Peace?',
    where: 'Foreign Policy Analysis 7(1): 45–65',
    confirmed:
      'search in part: authors, title and abstract in a copy of the article (cupdf.com); journal and pages not shown there',
  },
  {
    id: 'bas-schub-2016',
    authors: 'Bas, Muhammet A.; Schub, Robert',
    year: 2016,
    title: 'Mutual Optimism as a Cause of Conflict: Secret Alliances and Conflict Onset',
    where: 'International Studies Quarterly 60(3): 552–564',
    confirmed: 'search: full citation and abstract, New York University (nyuscholars.nyu.edu)',
  },
  {
    id: 'reiter-poast-2021',
    authors: 'Reiter, Dan; Poast, Paul',
    year: 2021,
    title: 'The Truth About Tripwires: Why Small Force Deployments Do Not Deter Aggression',
    where: 'Texas National Security Review 4(3): 33–53',
    confirmed: 'search: the article itself, tnsr.org',
  },

  // --- reliability and design ---
  {
    id: 'leeds-long-mitchell-2000',
    authors: 'Leeds, Brett Ashley; Long, Andrew G.; Mitchell, Sara McLaughlin',
    year: 2000,
    title: 'Reevaluating Alliance Reliability: Specific Threats, Specific Promises',
    where: 'Journal of Conflict Resolution 44(5): 686–699',
    confirmed: 'search: full citation and abstract, econpapers.repec.org',
  },
  {
    id: 'leeds-2003-reliability',
    authors: 'Leeds, Brett Ashley',
    year: 2003,
    title: 'Alliance Reliability in Times of War: Explaining State Decisions to Violate Treaties',
    where: 'International Organization 57(4): 801–827',
    confirmed: 'search: full citation and abstract, the article’s JSTOR cover page (scribd.com) and Cambridge Core',
  },
  {
    id: 'leeds-anac-2005',
    authors: 'Leeds, Brett Ashley; Anac, Sezi',
    year: 2005,
    title: 'Alliance Institutionalization and Alliance Performance',
    where: 'International Interactions 31(3): 183–202',
    confirmed: 'search: full citation and abstract, econpapers.repec.org',
  },
  {
    id: 'leeds-savun-2007',
    authors: 'Leeds, Brett Ashley; Savun, Burcu',
    year: 2007,
    title: 'Terminating Alliances: Why Do States Abrogate Agreements?',
    where: 'Journal of Politics 69(4): 1118–1132',
    confirmed: 'search in part: authors, title, journal and abstract, onlinelibrary.wiley.com; pages not shown there',
  },
  {
    id: 'long-nordstrom-baek-2007',
    authors: 'Long, Andrew G.; Nordstrom, Timothy; Baek, Kyeonghi',
    year: 2007,
    title: 'Allying for Peace: Treaty Obligations and Conflict between Allies',
    where: 'Journal of Politics 69(4): 1103–1117',
    confirmed: 'search: full citation and abstract, The Aquila Digital Community (paperzz.com)',
  },
  {
    id: 'mattes-2012',
    authors: 'Mattes, Michaela',
    year: 2012,
    title: 'Reputation, Symmetry, and Alliance Design',
    where: 'International Organization 66(4): 679–707',
    confirmed: 'search: full citation and abstract, ideas.repec.org and Cambridge Core',
  },
  {
    id: 'benson-clinton-2016',
    authors: 'Benson, Brett V.; Clinton, Joshua D.',
    year: 2016,
    title: 'Assessing the Variation of Formal Military Alliances',
    where: 'Journal of Conflict Resolution 60(5): 866–898',
    confirmed:
      'search in part: authors, title, journal and abstract (fdocuments.net, cnpereading.com); volume and pages not shown there',
  },
  {
    id: 'alley-2021',
    authors: 'Alley, Joshua',
    year: 2021,
    title: 'Alliance Participation, Treaty Depth, and Military Spending',
    where: 'International Studies Quarterly 65(4)',
    confirmed:
      'search in part: author, journal and abstract (globalauthorid.com, sciencegate.app); title as a dissertation chapter (1library.net); pages not shown there',
  },
  {
    id: 'koremenos-2005',
    authors: 'Koremenos, Barbara',
    year: 2005,
    title: 'Contracting around International Uncertainty',
    where: 'American Political Science Review 99(4): 549–565',
    confirmed: 'search: title and abstract on Cambridge Core; volume and pages in a reference list (docslib.org)',
  },
  {
    id: 'abbott-et-al-2000',
    authors: 'Abbott, Kenneth W.; Keohane, Robert O.; Moravcsik, Andrew; Slaughter, Anne-Marie; Snidal, Duncan',
    year: 2000,
    title: 'The Concept of Legalization',
    where: 'International Organization 54(3): 401–419',
    confirmed: 'search: authors, title, volume, first page and abstract, SSRN page and Cambridge Core',
  },
  {
    id: 'abbott-snidal-2000',
    authors: 'Abbott, Kenneth W.; Snidal, Duncan',
    year: 2000,
    title: 'Hard and Soft Law in International Governance',
    where: 'International Organization 54(3): 421–456',
    confirmed: 'search: full citation in the reference list of Mattes 2012 on Cambridge Core',
  },

  // --- burden ---
  {
    id: 'olson-zeckhauser-1966',
    authors: 'Olson, Mancur, Jr.; Zeckhauser, Richard',
    year: 1966,
    title: 'An Economic Theory of Alliances',
    where: 'Review of Economics and Statistics 48(3): 266–279',
    confirmed: 'search: full citation, the article’s JSTOR cover page (docslib.org)',
  },
  {
    id: 'sandler-hartley-2001',
    authors: 'Sandler, Todd; Hartley, Keith',
    year: 2001,
    title: 'Economics of Alliances: The Lessons for Collective Action',
    where: 'Journal of Economic Literature 39(3): 869–896',
    confirmed: 'search: first page of the article with full citation (docslib.org)',
  },

  // --- bases and command ---
  {
    id: 'calder-2007',
    authors: 'Calder, Kent E.',
    year: 2007,
    title: 'Embattled Garrisons: Comparative Base Politics and American Globalism',
    where: 'Princeton: Princeton University Press',
    confirmed: 'search: publisher’s page (press.princeton.edu) and JSTOR book page',
  },
  {
    id: 'cooley-2008',
    authors: 'Cooley, Alexander',
    year: 2008,
    title: 'Base Politics: Democratic Change and the U.S. Military Overseas',
    where: 'Ithaca: Cornell University Press',
    confirmed: 'search: booksellers’ pages with author, title, publisher and date (awesomebooks.com, kennys.ie)',
  },
  {
    id: 'ismay-1954',
    authors: 'Ismay, Hastings Lionel, Lord',
    year: 1954,
    title: 'NATO: The First Five Years, 1949–1954',
    where: 'Paris: North Atlantic Treaty Organization; ch. 2 (the Treaty)',
    confirmed:
      'search in part: chapter 2 with its author, nato.int archives; the book’s title and year are standard reference',
  },

  // --- domestic politics ---
  {
    id: 'barnett-levy-1991',
    authors: 'Barnett, Michael N.; Levy, Jack S.',
    year: 1991,
    title: 'Domestic Sources of Alliances and Alignments: The Case of Egypt, 1962–73',
    where: 'International Organization 45(3): 369–395',
    confirmed: 'search: full citation in the reference list of Gaubatz 1996 on Cambridge Core',
  },
  {
    id: 'gaubatz-1996',
    authors: 'Gaubatz, Kurt Taylor',
    year: 1996,
    title: 'Democratic States and Commitment in International Relations',
    where: 'International Organization 50(1): 109–139',
    confirmed:
      'search in part: author, title, journal and abstract on Cambridge Core; volume and pages not shown there',
  },
  {
    id: 'gartzke-gleditsch-2004',
    authors: 'Gartzke, Erik; Gleditsch, Kristian Skrede',
    year: 2004,
    title: 'Why Democracies May Actually Be Less Reliable Allies',
    where: 'American Journal of Political Science 48(4): 775–795',
    confirmed: 'search: authors, title and abstract (docslib.org); journal, volume and first page in a reference list',
  },
  {
    id: 'chiba-johnson-leeds-2015',
    authors: 'Chiba, Daina; Johnson, Jesse C.; Leeds, Brett Ashley',
    year: 2015,
    title: 'Careful Commitments: Democratic States and Alliance Design',
    where: 'Journal of Politics 77(4): 968–982',
    confirmed: 'search: authors, title and abstract (fdocuments.in); journal and volume in a reference list',
  },
  {
    id: 'tomz-weeks-2021',
    authors: 'Tomz, Michael; Weeks, Jessica L. P.',
    year: 2021,
    title: 'Military Alliances and Public Support for War',
    where: 'International Studies Quarterly 65(3): 811–824',
    confirmed: 'search in part: authors, title, journal and abstract (docslib.org); volume and pages not shown there',
  },
  {
    id: 'sloan-2006',
    authors: 'Sloan, Stanley R.',
    year: 2006,
    title: 'Negotiating Article 5',
    where: 'NATO Review, 1 June 2006',
    confirmed: 'search: the article itself, nato.int',
  },
  {
    id: 'heindel-et-al-1949',
    authors: 'Heindel, Richard H.; Kalijarvi, Thorsten V.; Wilcox, Francis O.',
    year: 1949,
    title: 'The North Atlantic Treaty in the United States Senate',
    where: 'American Journal of International Law 43',
    confirmed: 'search in part: authors, title, journal and year on Cambridge Core; volume not shown there',
  },

  // --- collective security and the law of force ---
  {
    id: 'kelsen-1948',
    authors: 'Kelsen, Hans',
    year: 1948,
    title: 'Collective Security and Collective Self-Defense Under the Charter of the United Nations',
    where: 'American Journal of International Law 42(4): 783–796',
    confirmed:
      'search in part: author, title, journal and first page on Cambridge Core; volume and pages not shown there',
  },
  {
    id: 'kupchan-1995',
    authors: 'Kupchan, Charles A.; Kupchan, Clifford A.',
    year: 1995,
    title: 'The Promise of Collective Security',
    where: 'International Security 20(1): 52–61',
    confirmed: 'search: full citation, the article’s JSTOR cover page (paperzz.com)',
  },
  {
    id: 'un-charter',
    authors: 'United Nations',
    year: 1945,
    title: 'Charter of the United Nations',
    where: 'San Francisco, 26 June 1945; 1 UNTS XVI',
    confirmed:
      'search: stored texts of the Charter with its dates; article 51 quoted in Lord Ismay’s chapter (nato.int)',
  },
  {
    id: 'hohfeld-1913',
    authors: 'Hohfeld, Wesley Newcomb',
    year: 1913,
    title: 'Some Fundamental Legal Conceptions as Applied in Judicial Reasoning',
    where: 'Yale Law Journal 23: 16',
    confirmed:
      'search: author, title, year, volume and first page in a review of the reprint (docslib.org) and on SSRN; the scheme of correlatives (right and duty, privilege and no-right) in the sequel of 1917 (docslib.org)',
  },
  {
    id: 'vclt',
    authors: 'United Nations',
    year: 1969,
    title: 'Vienna Convention on the Law of Treaties',
    where: 'Vienna, 23 May 1969; 1155 UNTS 331; in force 27 January 1980',
    confirmed: 'search: text with date and citation (studylib.net, molossia.org)',
  },
  {
    id: 'unga-3314',
    authors: 'United Nations General Assembly',
    year: 1974,
    title: 'Definition of Aggression, annex to Resolution 3314 (XXIX)',
    where: '14 December 1974; A/RES/3314(XXIX)',
    confirmed: 'search: text with date, Wikisource and Cambridge Core; article 3 summarised on Wikipedia',
  },
  {
    id: 'hague-iii-1907',
    authors: 'Second Peace Conference, The Hague',
    year: 1907,
    title: 'Convention (III) relative to the Opening of Hostilities',
    where: 'The Hague, 18 October 1907; art. 1',
    confirmed: 'search: text (Wikisource, zanotowane.pl)',
  },
  {
    id: 'icj-nicaragua-1986',
    authors: 'International Court of Justice',
    year: 1986,
    title:
      'Military and Paramilitary Activities in and against Nicaragua (Nicaragua v. United States of America), Merits',
    where: 'Judgment of 27 June 1986, I.C.J. Reports 1986, p. 14',
    confirmed:
      'search: the judgment with official citation (derechos.org, zenodo.org); para. 195 as cited in a commentary (cvdata.store)',
  },
  {
    id: 'icj-oil-platforms-2003',
    authors: 'International Court of Justice',
    year: 2003,
    title: 'Oil Platforms (Islamic Republic of Iran v. United States of America)',
    where: 'Judgment of 6 November 2003, I.C.J. Reports 2003, p. 161',
    confirmed:
      'search: the judgment with official citation (nsarchive.gwu.edu, worldcourts.com); para. 72 as quoted in a commentary (cvdata.store)',
  },
  {
    id: 'icj-genocide-reservations-1951',
    authors: 'International Court of Justice',
    year: 1951,
    title: 'Reservations to the Convention on the Prevention and Punishment of the Crime of Genocide',
    where: 'Advisory Opinion of 28 May 1951, I.C.J. Reports 1951, p. 15',
    confirmed: 'search: the opinion with official citation (icj-cij.org, zenodo.org)',
  },

  // --- treaties ---
  {
    id: 'north-atlantic-treaty',
    authors: 'Treaty',
    year: 1949,
    title: 'North Atlantic Treaty',
    where: 'Washington, 4 April 1949; 34 UNTS 243',
    confirmed: 'search: full text read, with article 6 as changed by the protocol of 1951',
  },
  {
    id: 'anzus-1951',
    authors: 'Treaty',
    year: 1951,
    title: 'Security Treaty between Australia, New Zealand and the United States of America',
    where: 'San Francisco, 1 September 1951; 131 UNTS 83',
    confirmed: 'search: full text of the initialled draft read, said by its editors to be the text signed',
  },
  {
    id: 'us-japan-1960',
    authors: 'Treaty',
    year: 1960,
    title: 'Treaty of Mutual Cooperation and Security between Japan and the United States of America',
    where: 'Washington, 19 January 1960; 11 UST 1632',
    confirmed:
      'search: article V and the notes on article VI read (38is.blogspot.com, Google Books); full copy at cia.gov',
  },
  {
    id: 'rio-1947',
    authors: 'Treaty',
    year: 1947,
    title: 'Inter-American Treaty of Reciprocal Assistance',
    where: 'Rio de Janeiro, 2 September 1947; 21 UNTS 77',
    confirmed: 'search in part: articles 17–25 read (Wikisource, Google Books); the others not seen',
  },
  {
    id: 'london-1839',
    authors: 'Treaty',
    year: 1839,
    title: 'Treaty of London, guaranteeing the neutrality of Belgium',
    where: 'London, 19 April 1839',
    confirmed:
      'search: its date, parties and the dispute about the guarantee (faculty.virginia.edu, museumofpm.org, thelonsdalebattalion.co.uk)',
  },
  {
    id: 'dual-alliance-1879',
    authors: 'Treaty',
    year: 1879,
    title: 'Dual Alliance between Austria-Hungary and Germany',
    where: 'Vienna, 7 October 1879',
    confirmed:
      'search in part: articles 1–2 and preamble read (firstworldwar.com, Wikisource); articles 3–4 in paraphrase',
  },
  {
    id: 'triple-alliance-1882',
    authors: 'Treaty',
    year: 1882,
    title: 'Triple Alliance between Austria-Hungary, Germany and Italy',
    where: 'Vienna, 20 May 1882',
    confirmed: 'search: articles 1–7 read in translation (everything2.com, firstworldwar.com)',
  },
  {
    id: 'reinsurance-1887',
    authors: 'Treaty',
    year: 1887,
    title: 'Reinsurance Treaty between Germany and Russia',
    where: 'Berlin, 18 June 1887',
    confirmed: 'search: articles I–VI read in translation (German History in Documents and Images)',
  },
  {
    id: 'franco-russian-1892',
    authors: 'Treaty',
    year: 1892,
    title: 'Franco-Russian Military Convention',
    where: 'Drafted 18 August 1892, approved 27 December 1893 / 4 January 1894',
    confirmed: 'search: full text read in translation (firstworldwar.com, wwnorton.com)',
  },
  {
    id: 'molotov-ribbentrop-1939',
    authors: 'Treaty',
    year: 1939,
    title: 'Treaty of Nonaggression between Germany and the Union of Soviet Socialist Republics, with secret protocol',
    where: 'Moscow, 23 August 1939',
    confirmed:
      'search: articles I–VII and the secret protocol read in translation (phdn.org, German Historical Institute)',
  },

  // --- practice of alliances ---
  {
    id: 'nac-2001',
    authors: 'North Atlantic Council',
    year: 2001,
    title: 'Statement by the North Atlantic Council',
    where: '12 September 2001; confirmed 2 October 2001',
    confirmed: 'search: text of the statement (documentarchiv.de), NATO’s account of 2 October 2001 (nato.int)',
  },
  {
    id: 'nato-wales-2014',
    authors: 'NATO Heads of State and Government',
    year: 2014,
    title: 'Wales Summit Declaration',
    where: '5 September 2014, PR/CP(2014)0120; para. 14 (spending), para. 72 (cyber)',
    confirmed: 'search: text (expydoc.com); para. 72 quoted with its number (blog.cybersecuritylaw.us)',
  },
  {
    id: 'nato-brussels-2021',
    authors: 'NATO Heads of State and Government',
    year: 2021,
    title: 'Brussels Summit Communiqué',
    where: '14 June 2021, Press Release (2021) 086; para. 32 (cyber), para. 33 (space)',
    confirmed:
      'search in part: text (ft.dk, joint-forces.com); the words on space quoted (forces.net); paragraph numbers from general knowledge',
  },
  {
    id: 'nato-hague-2025',
    authors: 'NATO Heads of State and Government',
    year: 2025,
    title: 'The Hague Summit Declaration',
    where: 'The Hague, 25 June 2025',
    confirmed: 'search: contents reported by Agence Europe (agenceurope.eu)',
  },
  {
    id: 'nato-enlargement-1995',
    authors: 'NATO',
    year: 1995,
    title: 'Study on NATO Enlargement',
    where: 'September 1995; ch. 5–6',
    confirmed: 'search: text and contents, nato.int and worldlii.org',
  },
  {
    id: 'nato-interoperability',
    authors: 'NATO',
    year: 2017,
    title: 'Interoperability: Connecting NATO Forces',
    where: 'nato.int, topic page, as of 6 June 2017',
    confirmed: 'search: the page itself, nato.int',
  },
  {
    id: 'naumann-1996',
    authors: 'Naumann, Klaus',
    year: 1996,
    title: 'From Cooperation to Interoperability',
    where: 'NATO Review 44(4): 17–20',
    confirmed: 'search: the article itself, nato.int',
  },
  {
    id: 'us-rok-2006',
    authors: 'United States; Republic of Korea',
    year: 2006,
    title:
      'United States and the Republic of Korea Launch Strategic Consultation for Allied Partnership (joint statement)',
    where: 'Washington, 19 January 2006',
    confirmed: 'search: text (2001-2009.state.gov), the words on strategic flexibility quoted (donga.com)',
  },
  {
    id: 'eu-global-strategy-2016',
    authors: 'European Union, High Representative',
    year: 2016,
    title:
      'Shared Vision, Common Action: A Stronger Europe. A Global Strategy for the European Union’s Foreign and Security Policy',
    where: 'Brussels, June 2016',
    confirmed:
      'search in part: quoted and discussed in a later study (openaccess.hu); full title is standard reference',
  },

  // --- our own terms ---
  {
    id: 'foedus-language',
    authors: 'Foedus',
    year: 2026,
    title: 'The treaty language: reference',
    where: 'docs/language.md',
    confirmed: 'our own term: a grouping that the language needs, no claim about the law',
  },
] as const satisfies readonly Source[];

/** The ids of all sources, so that a mistyped one does not compile. */
export type SourceId = (typeof table)[number]['id'];

/** All sources, in the order of the table. */
export const sources: readonly Source[] = table;

const byId: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.id, source]));

/** The source with this id, if there is one. */
export function findSource(id: string): Source | undefined {
  return byId.get(id);
}

/** How far a stored page was found that shows the source; `own` for terms of our own, where there is nothing to find. */
export function confirmation(source: Source): 'full' | 'part' | 'none' | 'own' {
  if (source.confirmed.startsWith('search: ')) return 'full';
  if (source.confirmed.startsWith('search in part: ')) return 'part';
  return source.confirmed.startsWith('our own term') ? 'own' : 'none';
}

/** One line that cites the source: authors (year), title, where. Markdown. Says so when nobody looked it up. */
export function citeSource(source: Source): string {
  const authors = source.authors === 'Treaty' ? '' : `${source.authors} (${source.year}). `;
  const doubt = confirmation(source) === 'none' ? ` (${source.confirmed})` : '';
  return `${authors}*${source.title}*. ${source.where}.${doubt}`;
}

/** The page docs/sources.md: every source and how it was confirmed. Markdown, ends with a line end. */
export function renderSources(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const sorted = [...sources].sort(
    (a, b) =>
      Number(a.authors === 'Treaty') - Number(b.authors === 'Treaty') ||
      compare(a.authors, b.authors) ||
      a.year - b.year,
  );
  const rows = sorted.map(
    (source) =>
      `| ${cell(source.authors)} | ${source.year} | ${cell(source.title)} | ${cell(source.where)} | ${cell(source.confirmed)} |`,
  );
  const count = (grade: string) => sources.filter((source) => confirmation(source) === grade).length;
  return [
    '# Sources',
    '',
    'Every concept, rule and event kind that rests on the literature or the law names its source. This page lists them all and',
    'says how each was confirmed. "Search" means that a stored copy of a public page was read which shows the work; "search in part"',
    'that the page leaves out something, such as pages or publisher, and which; "standard reference" that scholars of the field know it',
    'and no page was found. It is generated from `server/theory/sources.ts`; change it there.',
    '',
    `${sources.length} sources: ${count('full')} confirmed by a search, ${count('part')} in part, ${count('none')} not shown by any page found.`,
    '',
    '| authors | year | title | where | confirmed |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Order of code units after folding case: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : 0;
}
