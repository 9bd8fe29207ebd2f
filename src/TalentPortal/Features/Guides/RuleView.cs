using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides;

/// <summary>A rule as a guide shows it: the very document that computes, in rows to read.</summary>
public sealed record RuleView(Bilingual Title, IReadOnlyList<RuleView.Group> Groups)
{
    /// <summary>Everything it rests on, in the order of reading.</summary>
    public IEnumerable<string> Claims => Groups.SelectMany(group => group.Rows).SelectMany(row => row.Claims);

    public static RuleView Of(RuleDocument document)
    {
        List<Group> groups = [];
        foreach (var part in document.Score?.Parts ?? [])
        {
            groups.Add(new(part.Title, part.Cap, part switch
            {
                BandPart bands => [.. bands.Bands.Select(band => new Row(band.Head.Say ?? Bilingual.Empty, band.Points, null, band.Head.Claims))],
                OptionPart options => [.. options.Options.Select(option => new Row(option.Head.Say ?? RuleWords.Of(option.When), option.Points, null, option.Head.Claims))],
                _ => [new Row(part.Head.Say ?? part.Title, null, null, part.Head.Claims)],
            }));
        }

        if (document.Score is { Classes: { Count: > 0 } classes }) groups.Add(new(document.Title, null, [.. classes.Select(one => new Row(one.Say ?? Bilingual.Empty, one.From, one.Name, one.Claims))]));
        if (document.Routes is { } routes) groups.Add(new(document.Title, null, [.. routes.Routes.Select(route => new Row(Joined(route.Title, RuleWords.Of(route.When)), null, route.Class, route.Head.Claims))]));
        if (document.Eligibility is { } eligibility)
        {
            IReadOnlyList<Condition> conditions = eligibility.When is AllOf all ? all.Of : [eligibility.When];
            groups.Add(new(document.Title, null, [.. conditions.Select(condition => new Row(RuleWords.Of(condition), null, null, condition.Head.Claims)), .. eligibility.Warnings.Select(warning => new Row(warning.Say, null, null, warning.Head.Claims))]));
        }

        return new(document.Title, groups);
    }

    private static Bilingual Joined(Bilingual title, Bilingual words) => new($"{title.Zh}\uff1a{words.Zh}", $"{title.En}: {words.En}");

    /// <param name="Cap">The most that its rows give together.</param>
    public sealed record Group(Bilingual Title, int? Cap, IReadOnlyList<Row> Rows);

    /// <param name="Class">The class that it leads to.</param>
    public sealed record Row(Bilingual Says, int? Points, string? Class, IReadOnlyList<string> Claims);
}
