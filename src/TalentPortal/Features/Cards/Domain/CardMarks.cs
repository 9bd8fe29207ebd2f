using System.Collections.Frozen;
using System.Globalization;
using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>What a card can say, in the order in which it says it.</summary>
public enum CardFact
{
    Degree,
    Field,
    Industry,
    Years,
    Region,
    Language,
    Place,
    Kind,
    Start,
}

/// <summary>How closely a fact shows.</summary>
public enum CardGrain
{
    Hidden,
    Coarse,
    Fine,
}

/// <summary>From where the facts of a card are taken.</summary>
/// <param name="Languages">Code of a language with the band of its level (A, B, C); null where no level is known.</param>
public sealed record CardSource(
    string? DegreeCode, string? FieldCode, string? IndustryCode, int? Years, string? CountryCode, IReadOnlyList<(string Code, string? Band)> Languages,
    IReadOnlyList<string> Places, IReadOnlyList<string> Kinds, DateOnly? AvailableFrom);

/// <summary>
/// Facts as marks: <c>degree:doctor</c>, and coarser <c>degree~:advanced</c>. A card fits a person when all its marks are among
/// theirs, so a fine mark always brings its coarse one. Marks hold codes of reference data and nothing that anybody wrote.
/// </summary>
public static class CardMarks
{
    public const int MarkMax = 80;

    private const char Coarse = '~';

    /// <summary>Broad fields of ISCED-F 2013.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];

    /// <summary>Years of work: the bands, the wider bands, and from which year each begins.</summary>
    private static readonly (int From, string Band, string Wide)[] Bands = [(0, "0-2", "0-5"), (3, "3-5", "0-5"), (6, "6-10", "6-15"), (11, "11-15", "6-15"), (16, "16-", "16-")];

    /// <summary>Parts of the world with the ISO 3166 codes of the countries in them; what is in none is in Asia or unknown.</summary>
    private static readonly FrozenDictionary<string, string> Continents = new Dictionary<string, string>
    {
        ["europe"] = "AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
        ["north-america"] = "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX TC TT US VC VG VI",
        ["south-america"] = "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
        ["africa"] = "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW",
        ["oceania"] = "AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
        ["asia"] = "AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    }.SelectMany(pair => pair.Value.Split(' ').Select(code => (code, pair.Key))).ToFrozenDictionary(pair => pair.code, pair => pair.Key, StringComparer.Ordinal);

    public static IReadOnlyList<string> ContinentCodes { get; } = [.. Continents.Values.Distinct()];

    public static IReadOnlyList<string> YearBands { get; } = [.. Bands.Select(band => band.Band)];

    /// <summary>The marks of each fact that is known, fine and coarse.</summary>
    public static IReadOnlyDictionary<CardFact, (IReadOnlyList<string> Fine, IReadOnlyList<string> Coarse)> Of(CardSource from)
    {
        var facts = new Dictionary<CardFact, (IReadOnlyList<string>, IReadOnlyList<string>)>();
        if (ReferenceData.Degrees.Find(from.DegreeCode) is { Rank: > 0 } degree) Add(CardFact.Degree, [degree.Code], [degree.Rank >= 4 ? "advanced" : "first"]);
        if (Fields.Contains(from.FieldCode)) Add(CardFact.Field, [from.FieldCode!], []);
        if (ReferenceData.Industries.Find(from.IndustryCode) is { } industry) Add(CardFact.Industry, [industry.Code], [industry.ParentCode ?? industry.Code]);
        if (from.Years is { } years && Bands.Last(band => band.From <= Math.Max(0, years)) is var found) Add(CardFact.Years, [found.Band], [found.Wide]);
        if (from.CountryCode is { } country && Continents.TryGetValue(country, out var continent)) Add(CardFact.Region, [country], [continent]);
        if (from.Languages.Count > 0) Add(CardFact.Language, [.. from.Languages.Where(l => l.Band is not null).Select(l => $"{l.Code}-{l.Band}")], [.. from.Languages.Select(l => l.Code)]);
        if (from.Places.Select(ReferenceData.Divisions.Find).OfType<Division>().ToList() is { Count: > 0 } places) Add(CardFact.Place, [.. places.Select(p => p.Code)], [.. places.Select(p => p.ParentCode ?? p.Code)]);
        if (from.Kinds.Where(ReferenceData.EmploymentKinds.Has).ToList() is { Count: > 0 } kinds) Add(CardFact.Kind, kinds, []);
        if (from.AvailableFrom is { } day) Add(CardFact.Start, [string.Create(CultureInfo.InvariantCulture, $"{day.Year}-{(day.Month + 2) / 3}")], [day.Year.ToString(CultureInfo.InvariantCulture)]);
        return facts;

        void Add(CardFact fact, IReadOnlyList<string> fine, IReadOnlyList<string> coarse) =>
            facts[fact] = ([.. fine.Distinct().Select(value => Mark(fact, CardGrain.Fine, value))], [.. coarse.Distinct().Select(value => Mark(fact, CardGrain.Coarse, value))]);
    }

    /// <summary>Everything known, as it is counted.</summary>
    public static IEnumerable<string> All(CardSource from) => Of(from).Values.SelectMany(marks => marks.Fine.Concat(marks.Coarse));

    /// <summary>What shows under the person's choices: a coarse fact only coarsely, a fine one in both ways.</summary>
    public static IReadOnlyList<string> Shown(CardSource from, IReadOnlyDictionary<CardFact, CardGrain> choices)
    {
        List<string> marks = [];
        foreach (var (fact, (fine, coarse)) in Of(from))
        {
            if (choices.GetValueOrDefault(fact) is not (var grain and not CardGrain.Hidden)) continue;
            marks.AddRange(coarse);
            if (grain == CardGrain.Fine || coarse.Count == 0) marks.AddRange(fine);
        }

        return marks;
    }

    /// <summary>How closely a card shows a fact.</summary>
    public static CardGrain GrainOf(IEnumerable<string> marks, CardFact fact)
    {
        var own = marks.Where(mark => FactOf(mark) == fact).ToList();
        return own.Count == 0 ? CardGrain.Hidden : own.Exists(mark => !IsCoarse(mark)) ? CardGrain.Fine : CardGrain.Coarse;
    }

    /// <summary>What a reader is shown of a fact: of a fine one, what is not said more finely already.</summary>
    public static IEnumerable<string> ToRead(IEnumerable<string> marks, CardFact fact)
    {
        var own = marks.Where(mark => FactOf(mark) == fact).ToList();
        if (GrainOf(own, fact) != CardGrain.Fine) return own;
        var fine = own.Where(mark => !IsCoarse(mark)).ToList();
        // A language without a level has only its coarse mark.
        return fact == CardFact.Language ? [.. fine, .. own.Where(mark => IsCoarse(mark) && !fine.Exists(f => ValueOf(f).StartsWith(ValueOf(mark) + "-", StringComparison.Ordinal)))] : fine;
    }

    /// <summary>What the fine marks of a fact begin with, before the colon.</summary>
    public static string KindOf(CardFact fact) => fact.ToString().ToLowerInvariant();

    public static string Mark(CardFact fact, CardGrain grain, string value) => $"{KindOf(fact)}{(grain == CardGrain.Coarse ? Coarse.ToString() : "")}:{value}";

    public static CardFact FactOf(string mark) => Enum.Parse<CardFact>(mark[..mark.IndexOf(':')].TrimEnd(Coarse), ignoreCase: true);

    public static bool IsCoarse(string mark) => mark[mark.IndexOf(':') - 1] == Coarse;

    public static string ValueOf(string mark) => mark[(mark.IndexOf(':') + 1)..];
}
