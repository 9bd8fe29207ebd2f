using TalentPortal.Features.Reference.Domain;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>How far two agree in a field; in order.</summary>
public enum BuddyFit
{
    Missing,
    Partly,
    Full,
}

/// <summary>Why somebody fits, or does not: what both have in common, or what the talent named and the student lacks.</summary>
/// <param name="Values">Codes of the field.</param>
public sealed record BuddyReason(BuddyField Field, BuddyFit Fit, IReadOnlyList<string> Values);

/// <summary>How much each field counts. The tenant's own, and shown to everybody who sees a ranking.</summary>
public sealed record BuddyScale(int Language, int Place, int Field, int Country, int Family, int Interest)
{
    public const int Most = 10;

    /// <summary>Where a tenant has not said otherwise.</summary>
    public static readonly BuddyScale Usual = new(5, 4, 3, 2, 3, 1);

    public int Of(BuddyField field) => field switch
    {
        BuddyField.Language => Language,
        BuddyField.Place => Place,
        BuddyField.Field => Field,
        BuddyField.Country => Country,
        BuddyField.Family => Family,
        _ => Interest,
    };
}

/// <summary>How two fit together.</summary>
/// <param name="Points">Twice the weight for what fits, once for what fits partly.</param>
/// <param name="MostPoints">What could be reached with what the talent named.</param>
public sealed record BuddyFitness(int Points, int MostPoints, IReadOnlyList<BuddyReason> Reasons);

/// <summary>Compares what two people said, field by field. Nothing else counts, and each step can be read out.</summary>
public static class BuddyMatching
{
    /// <param name="used">The fields that the talent lets the match use.</param>
    public static BuddyFitness Compare(BuddyFacts wish, IReadOnlyCollection<BuddyField> used, BuddyFacts card, BuddyScale scale)
    {
        List<BuddyReason> reasons = [.. Enum.GetValues<BuddyField>().Where(field => used.Contains(field) && wish.Has(field)).Select(field => Of(field, wish, card))];
        return new(reasons.Sum(reason => scale.Of(reason.Field) * (int)reason.Fit), reasons.Sum(reason => scale.Of(reason.Field) * (int)BuddyFit.Full), reasons);
    }

    private static BuddyReason Of(BuddyField field, BuddyFacts wish, BuddyFacts card) => field switch
    {
        BuddyField.Language => Language(wish, card),
        BuddyField.Place => Near(field, wish.Places, card.Places, code => code[..2]),
        BuddyField.Field => Near(field, [wish.Field!], card.Field is { } own ? [own] : [], RootOf),
        BuddyField.Country => Common(field, wish.Countries, card.Countries, 1),
        BuddyField.Family => Common(field, Names(wish.Family), Names(card.Family), wish.Family.Count),
        _ => Common(field, Names(wish.Interests), Names(card.Interests), Math.Min(2, wish.Interests.Count)),
    };

    /// <summary>A language in which both get along; partly where one of them only begins.</summary>
    private static BuddyReason Language(BuddyFacts wish, BuddyFacts card)
    {
        var common = wish.Languages.Keys.Where(card.Languages.ContainsKey).ToList();
        if (common.Count == 0) return new(BuddyField.Language, BuddyFit.Missing, [.. wish.Languages.Keys]);
        var good = common.Exists(code => wish.Languages[code] >= BuddyLevel.Good && card.Languages[code] >= BuddyLevel.Good);
        return new(BuddyField.Language, good ? BuddyFit.Full : BuddyFit.Partly, common);
    }

    /// <summary>The same; partly where what stands above it is the same.</summary>
    private static BuddyReason Near(BuddyField field, IReadOnlyList<string> wished, IReadOnlyList<string> offered, Func<string, string> above)
    {
        List<string> same = [.. wished.Where(offered.Contains)];
        if (same.Count > 0) return new(field, BuddyFit.Full, same);
        List<string> near = [.. offered.Where(code => wished.Any(other => above(other) == above(code)))];
        return near.Count > 0 ? new(field, BuddyFit.Partly, near) : new(field, BuddyFit.Missing, wished);
    }

    /// <param name="enough">How many in common are all that is asked for.</param>
    private static BuddyReason Common(BuddyField field, IReadOnlyList<string> wished, IReadOnlyList<string> offered, int enough)
    {
        List<string> common = [.. wished.Where(offered.Contains)];
        return common.Count == 0 ? new(field, BuddyFit.Missing, wished) : new(field, common.Count >= enough ? BuddyFit.Full : BuddyFit.Partly, common);
    }

    private static List<string> Names<T>(IEnumerable<T> values)
        where T : struct, Enum => [.. values.Select(value => value.ToString())];

    private static string RootOf(string code)
    {
        var at = ReferenceData.Industries.Find(code);
        while (at?.ParentCode is { } parent) at = ReferenceData.Industries.Find(parent);
        return at?.Code ?? code;
    }
}
