//! The words by which reports and figures are known. English only.

use std::collections::HashSet;
use std::sync::OnceLock;

/// A list of words in lower case.
pub(super) struct Lexicon {
    text: &'static str,
    words: OnceLock<HashSet<&'static str>>,
}

impl Lexicon {
    const fn new(text: &'static str) -> Self {
        Self {
            text,
            words: OnceLock::new(),
        }
    }

    /// Whether a word in lower case is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        let words = self
            .words
            .get_or_init(|| self.text.split_whitespace().collect());
        words.contains(word)
    }
}

/// Verbs of speech that need nothing behind them to be such.
pub(super) static SPEECH: Lexicon = Lexicon::new(
    "says said argues argued insists insisted warns warned contends contended asserts asserted \
    believes believed reckons reckoned cautions cautioned reiterates reiterated predicts predicted \
    complains complained remarks remarked alleges alleged retorts retorted boasts boasted opines \
    opined posits hints hinted muses mused quipped",
);

/// Verbs that are of speech where `that`, a colon or a quotation follows.
pub(super) static SPEECH_WITH_CONTENT: Lexicon = Lexicon::new(
    "claims claimed states stated notes noted adds added maintains maintained announces announced \
    declares declared suggests suggested estimates estimated reports reported writes wrote written \
    thinks thought denies denied admits admitted observes observed assures assured recalls \
    recalled stresses stressed emphasises emphasised emphasizes emphasized concludes concluded \
    acknowledges acknowledged concedes conceded explains explained replies replied repeats \
    repeated confirms confirmed promises promised pledged vowed demanded",
);

/// The same verbs as many speakers have them.
pub(super) static PLURAL: Lexicon = Lexicon::new("say argue insist warn contend assert believe");

/// And those that need `that`, a colon or a quotation as well.
pub(super) static PLURAL_WITH_CONTENT: Lexicon = Lexicon::new(
    "claim maintain note suggest think estimate report state deny acknowledge stress predict",
);

/// Nouns in the plural as well: “Russian claims that …” attributes nothing.
pub(super) static ALSO_NOUNS: Lexicon =
    Lexicon::new("claims states notes estimates reports claim report estimate state promises");

/// Words between a subject and its verb.
pub(super) static BETWEEN: Lexicon = Lexicon::new(
    "also again repeatedly long since now then recently already previously once even still later \
    often always openly has have had further yesterday just both",
);

/// Before the verb these make it no report: “it is said”, “to be believed”, “has not said”.
pub(super) static PREVENTING: Lexicon = Lexicon::new(
    "is are was were be been being am to not never having would could should might may must can \
    will cannot n’t get got",
);

/// Subjects that report nobody else.
pub(super) static NOBODY: Lexicon = Lexicon::new(
    "i we you one this that which what there nobody none these those who all whoever as enough \
    easier sooner nothing everything anything much little less more no how where when why so thus \
    if and or",
);

/// Words between a verb and what is said.
pub(super) static ASIDES: Lexicon = Lexicon::new(
    "yet again this last week month year on in monday tuesday wednesday thursday friday saturday \
    sunday yesterday today recently ago publicly privately explicitly bluntly",
);

/// Nouns for those who speak: people, offices, institutions.
pub(super) static PEOPLE: Lexicon = Lexicon::new(
    "official officials expert experts analyst analysts commentator commentators critic critics \
    planner planners minister ministers president presidents chancellor premier secretary \
    spokesman spokeswoman spokesperson spokespeople general generals admiral colonel commander \
    commanders officer officers diplomat diplomats ambassador ambassadors envoy envoys adviser \
    advisers advisor advisors aide aides ministry government governments administration parliament \
    commission researcher researchers scholar scholars economist economists historian historians \
    professor professors scientist scientists leader leaders observer observers sources senator \
    senators lawmaker lawmakers politician politicians opponents opponent supporters proponents \
    advocates author authors journalist journalists lawyer lawyers strategist strategists veteran \
    veterans institute thinktank agency sceptics skeptics pundits insiders fellow representative",
);

/// Titles before names; only the last word of one counts.
pub(super) static TITLES: Lexicon = Lexicon::new(
    "president minister secretary secretary-general chancellor premier prime general gen lt \
    lieutenant col colonel maj major brig brigadier adm admiral capt captain sgt sergeant \
    commander marshal chief staff ambassador amb envoy senator sen representative rep congressman \
    congresswoman governor gov mayor judge justice king queen prince princess pope sir lord lady \
    dame baroness baron mr mrs ms dr prof professor director chairman speaker",
);

/// Words that open a sentence and no name.
pub(super) static NAME_OPENERS: Lexicon = Lexicon::new(
    "a after although an and as at because before but by earlier even finally for from however if \
    in instead later meanwhile now on once or retired since so still the then though thus today \
    when where while with yet",
);

/// What joins the parts of a name.
pub(super) static PARTICLES: Lexicon = Lexicon::new("de del della der den di la le van von zu");

/// Numbers in words.
pub(super) static NUMBERS: Lexicon = Lexicon::new(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
    dozen",
);

/// What multiplies a number.
pub(super) static SCALES: Lexicon =
    Lexicon::new("hundred thousand million billion trillion bn m tn");

/// What makes a number a share.
pub(super) static PERCENT: Lexicon = Lexicon::new("% percent percentage ‰");

/// What money is counted in.
pub(super) static CURRENCIES: Lexicon = Lexicon::new(
    "euro euros dollar dollars pound pounds sterling rouble roubles ruble rubles hryvnia hryvnias \
    zloty zlotys kronor yen yuan francs eur usd gbp",
);

/// What armies, economies and countries are counted in: these need no figures to be a statistic.
pub(super) static COUNTED: Lexicon = Lexicon::new(
    "soldiers troops men women people civilians refugees fighters recruits conscripts reservists \
    personnel prisoners casualties deaths wounded dead injured children voters citizens \
    respondents residents households families workers jobs brigades divisions battalions regiments \
    corps squadrons tanks vehicles aircraft jets planes helicopters drones missiles rockets shells \
    rounds guns howitzers launchers ships warships frigates submarines tankers warheads weapons \
    batteries bombs kilometres kilometers km miles metres meters hectares acres tonnes tons \
    barrels litres liters gigawatts megawatts strikes",
);

/// Durations and moments are told, not counted.
pub(super) static TIMES: Lexicon = Lexicon::new(
    "second seconds minute minutes hour hours day days night nights week weeks weekend month months \
    quarter year years decade decades century centuries o'clock o’clock am a.m p.m",
);

/// The months, and how they are abbreviated.
pub(super) static MONTHS: Lexicon = Lexicon::new(
    "january february march april may june july august september october november december jan feb \
    mar apr aug sept sep oct nov dec",
);

/// Before a number these make it a name: “chapter 5”, “Resolution 1325”.
pub(super) static LABELS: Lexicon = Lexicon::new(
    "article articles chapter section sections part page pages p pp no nos number figure fig table \
    box annex appendix note footnote step phase stage option point question line level tier track \
    volume vol issue version paragraph para room round day resolution group",
);

/// Words that open a sentence and no name before a number.
pub(super) static NUMBER_OPENERS: Lexicon = Lexicon::new(
    "about above almost an and around as at barely below between but by even every exactly for from \
    if in its just more nearly of on only or over roughly since so some than that the their these \
    to with under up today now when yet perhaps currently a",
);

/// Between a number and what it counts these do not stand.
pub(super) static AFTER_NOUNS: Lexicon = Lexicon::new(
    "of in and or to is was that which who with for on at by from have has had are were will would \
    can could sent want need lost gave",
);

/// Parts of a whole.
pub(super) static FRACTIONS: Lexicon = Lexicon::new(
    "half halves third thirds quarter quarters fifth fifths tenth tenths sixth eighth eighths",
);
