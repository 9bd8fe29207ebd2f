using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>What a line of a rule is.</summary>
public enum OutlineKind
{
    All,
    Any,
    Not,
    AtLeast,
    Unsure,
    UnsureMet,
    UnsureNotMet,
    Test,
    Part,
    Band,
    Below,
    Option,
    Else,
    Take,
    Class,
    Route,
    Warning,
    Benefit,
    Amount,
    Condition,
}

/// <summary>A line of a rule as people read it, with the lines below it.</summary>
/// <param name="Path">Where it stands in the document.</param>
/// <param name="Says">Its words; empty for a list of others that has none of its own.</param>
/// <param name="Number">Points, a cap, or how many of a list; null where there is none.</param>
public sealed record OutlineLine(string Path, string? Id, OutlineKind Kind, Bilingual Says, int? Number, IReadOnlyList<string> Claims, IReadOnlyList<OutlineLine> Of)
{
    /// <summary>What the line computes by itself, in its written form: where two lines read alike and compute otherwise, it tells them apart.</summary>
    public string Written { get; init; } = "";

    public IEnumerable<OutlineLine> Flat => Of.SelectMany(one => one.Flat).Prepend(this);
}

/// <summary>Reads a document out in words, line by line, with nothing left out that decides.</summary>
public static class RuleOutline
{
    public static IReadOnlyList<OutlineLine> Of(RuleDocument document) =>
    [
        .. (document.Score?.Parts ?? []).Select(Line),
        .. (document.Score?.Classes ?? []).Select((one, at) => new OutlineLine($"/score/classes/{at}", one.Name, OutlineKind.Class, one.Say ?? new(one.Name, one.Name), one.From, one.Claims, [])),
        .. (document.Routes?.Routes ?? []).Select(route => new OutlineLine(
            route.Head.Path, route.Head.Id, OutlineKind.Route, new($"{route.Title.Zh} ({route.Class})", $"{route.Title.En} ({route.Class})"), null, route.Head.Claims, [Line(route.When), .. route.Warnings.Select(Line)]) { Written = route.IsDirect ? "direct" : "points" }),
        .. document.Eligibility is { } eligibility ? Lines(eligibility) : [],
    ];

    private static IEnumerable<OutlineLine> Lines(Eligibility eligibility)
    {
        yield return Line(eligibility.When);
        foreach (var warning in eligibility.Warnings) yield return Line(warning);
        if (eligibility.Benefit is not { } benefit) yield break;
        var several = benefit.Amounts is not ([] or [{ When: null }]);
        yield return new("/benefit", null, OutlineKind.Benefit, benefit.Title, null, [],
        [
            .. benefit.Amounts.Select((amount, at) => new OutlineLine(several ? $"/benefit/amount/table/{at}" : "/benefit/amount", null, OutlineKind.Amount, Sum(amount.Is, benefit), null, [], amount.When is { } when ? [Line(when)] : []) { Written = RuleWriter.Write(amount.Is) }),
        ]);
    }

    private static OutlineLine Line(Part part) => new(part.Head.Path, part.Head.Id, OutlineKind.Part, part is BandPart { Of: var by } ? Beside(part.Title, RuleWords.Of(by)) : part.Title, part.Cap, part.Head.Claims, part switch
    {
        BandPart bands =>
        [
            .. bands.Below is { } below ? [new OutlineLine(below.Head.Path, below.Head.Id, OutlineKind.Below, below.Head.Say ?? Bilingual.Empty, below.Points, below.Head.Claims, [])] : Array.Empty<OutlineLine>(),
            .. bands.Bands.Select(band => new OutlineLine(band.Head.Path, band.Head.Id, OutlineKind.Band, band.Head.Say ?? RuleWords.Amount(band.From, bands.Of is FactOf fact ? fact.Fact.Unit : bands.Of.Unit), band.Points, band.Head.Claims, []) { Written = RuleWriter.Write(new NumberOf("", band.From)) }),
        ],
        OptionPart options =>
        [
            .. options.Options.Select(option => new OutlineLine(option.Head.Path, option.Head.Id, OutlineKind.Option, option.Head.Say ?? Bilingual.Empty, option.Points, option.Head.Claims, [Line(option.When)])),
            new OutlineLine(part.Head.Path + "/else", null, OutlineKind.Else, Bilingual.Empty, options.Else, [], []),
        ],
        TakePart take => [new OutlineLine(part.Head.Path + "/take", null, OutlineKind.Take, RuleWords.Of(take.Of), take.Least, [], []) { Written = RuleWriter.Write(take.Of) }],
        _ => [],
    }) { Written = part switch { BandPart bands => RuleWriter.Write(bands.Of), OptionPart { IsSum: true } => "sum", _ => "" } };

    private static OutlineLine Line(Warning warning) => new(warning.Head.Path, warning.Head.Id, OutlineKind.Warning, warning.Say, null, warning.Head.Claims, warning.When is { } when ? [Line(when)] : []);

    private static OutlineLine Line(Condition condition)
    {
        var (head, said) = (condition.Head, condition.Head.Say ?? Bilingual.Empty);
        return condition switch
        {
            AllOf all => new(head.Path, head.Id, OutlineKind.All, said, null, head.Claims, [.. all.Of.Select(Line)]),
            AnyOf any => new(head.Path, head.Id, OutlineKind.Any, said, null, head.Claims, [.. any.Of.Select(Line)]),
            NotOf not => new(head.Path, head.Id, OutlineKind.Not, said, null, head.Claims, [Line(not.Of)]),
            AtLeastOf atLeast => new(head.Path, head.Id, OutlineKind.AtLeast, said, atLeast.Count, head.Claims, [.. atLeast.Of.Select(Line)]),
            UnsureOf unsure => new(head.Path, head.Id, OutlineKind.Unsure, said, null, head.Claims,
            [
                new(head.Path + "/unsure/met", null, OutlineKind.UnsureMet, Bilingual.Empty, null, [], [Line(unsure.Met)]), new(head.Path + "/unsure/notMet", null, OutlineKind.UnsureNotMet, Bilingual.Empty, null, [], [Line(unsure.NotMet)]),
            ]),
            // Its own sentence may be kinder than what is computed: who answers for a rule reads both.
            _ => new(head.Path, head.Id, OutlineKind.Test, Exactly(condition), null, head.Claims, []) { Written = RuleWriter.Write(condition) },
        };
    }

    private static Bilingual Exactly(Condition condition)
    {
        if (condition.Head.Say is not { } said) return RuleWords.Of(condition);
        var computed = RuleWords.Computed(condition);
        return said == computed ? said : Beside(said, computed);
    }

    private static Bilingual Beside(Bilingual one, Bilingual other) => new($"{one.Zh} ({other.Zh})", $"{one.En} ({other.En})");

    private static Bilingual Sum(Expression sum, Benefit benefit) => sum is NumberOf number ? RuleWords.Amount(number.Value, benefit.Period == BenefitPeriod.Once ? benefit.Currency : $"{benefit.Currency}/{RuleJson.Snake(benefit.Period.ToString())}") : RuleWords.Of(sum);
}
