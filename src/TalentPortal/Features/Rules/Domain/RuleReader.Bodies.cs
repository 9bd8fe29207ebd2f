using System.Text.Json;

namespace TalentPortal.Features.Rules.Domain;

public sealed partial class RuleReader
{
    private const int PointsMax = 10_000;

    private Score? ScoreOf(RuleJson map)
    {
        if (map.Raw("score", true) is not { } element || Map(element, map.PathOf("score")) is not { } score) return null;
        var most = score.Whole("max", 1, PointsMax, true);
        List<Part> parts = [];
        foreach (var (one, path) in score.List("parts", RuleDocument.PartsMax))
        {
            if (PartOf(one, path) is not { } part) continue;
            if (parts.Exists(other => other.Head.Id == part.Head.Id)) _faults.Add(new(path, "twice", part.Head.Node));
            parts.Add(part);
        }

        List<PointClass> classes = [];
        foreach (var (one, path) in score.Has("classes") ? score.List("classes", RuleDocument.PartsMax) : [])
        {
            if (Map(one, path) is not { } reached) continue;
            var (name, from) = (reached.Text("class", 20, true), reached.Whole("ge", 0, PointsMax, true));
            var (say, claims) = (reached.Both("say"), reached.Texts("claims"));
            reached.Done();
            if (name is null || from is null) continue;
            if (classes.Count > 0 && (classes[^1].From <= from || classes.Exists(other => other.Name == name))) _faults.Add(new(path, "order", name));
            classes.Add(new(name, from.Value, say, claims));
        }

        score.Done();
        return most is null ? null : new(most.Value, parts, classes);
    }

    private Part? PartOf(JsonElement element, string path)
    {
        if (!May(path, 1) || Map(element, path) is not { } map) return null;
        var head = Head(map, needsId: true);
        var (title, cap) = (map.Both("title", true), map.Whole("cap", 0, PointsMax, true));
        string[] kinds = ["bands", "best", "sum", "take"];
        var named = kinds.Where(map.Has).ToList();
        Part? part = null;
        if (named is not [var kind]) map.Fault("", "operator", named.Count == 0 ? "none" : string.Join(' ', named));
        else if (title is not null && cap is { } most)
        {
            part = kind switch
            {
                "bands" => BandsOf(map, head) is var (of, bands, below) ? new BandPart(head, title, most, of, bands, below) : null,
                "take" => TakeOf(map) is var (of, least) ? new TakePart(head, title, most, of, least) : null,
                _ => OptionsOf(map, kind) is { } options ? new OptionPart(head, title, most, kind == "sum", options, map.Whole("else", 0, most) ?? 0) : null,
            };
            if (Points(part).Any(points => points > most)) map.Fault("cap", "cap", $"{most}");
        }
        else
        {
            foreach (var name in (string[])["of", "bands", "below", "best", "sum", "else", "take", "min"]) map.Has(name);
        }

        map.Done();
        return part;
    }

    private (Expression Of, IReadOnlyList<Band> Bands, Band? Below)? BandsOf(RuleJson map, NodeHead head)
    {
        var of = map.Raw("of", true) is { } element ? ExpressionOf(element, map.PathOf("of"), 2) : null;
        if (of is { Unit: RuleUnits.Date }) map.Fault("of", "unit", of.Unit);
        List<Band> bands = [];
        foreach (var (one, path) in map.List("bands", RuleDocument.PartsMax))
        {
            if (!May(path, 2) || Map(one, path) is not { } band) continue;
            var (bandHead, from, points) = (Head(band), band.Number("from", true), band.Whole("points", 0, PointsMax, true));
            band.Done();
            if (from is null || points is null) continue;
            if (bands.Count > 0 && bands[^1].From >= from) band.Fault("from", "order", $"{from}");
            if (bandHead.Id is not null && bands.Exists(other => other.Head.Id == bandHead.Id)) band.Fault("id", "twice", bandHead.Id);
            bands.Add(new(bandHead, from.Value, points.Value));
        }

        Band? below = null;
        if (map.Has("below") && Map(map.Raw("below")!.Value, map.PathOf("below")) is { } under)
        {
            below = new(Head(under), 0, under.Whole("points", 0, PointsMax, true) ?? 0);
            under.Done();
        }

        if (of is null || bands.Count == 0) return null;
        if (below is null && !(LowestOf(of) >= bands[0].From)) map.Fault("bands", "gap", $"{bands[0].From}");
        return (of, bands, below);
    }

    private List<Option>? OptionsOf(RuleJson map, string kind)
    {
        List<Option> options = [];
        foreach (var (one, path) in map.List(kind, RuleDocument.PartsMax))
        {
            if (Map(one, path) is not { } option) continue;
            var (head, when, points) = (Head(option), ConditionAt(option, "when", 2), option.Whole("points", 0, PointsMax, true));
            option.Done();
            if (when is null || points is null) continue;
            if (head.Id is not null && options.Exists(other => other.Head.Id == head.Id)) option.Fault("id", "twice", head.Id);
            options.Add(new(head, when, points.Value));
        }

        return options.Count == 0 ? null : options;
    }

    private (Expression Of, int Least)? TakeOf(RuleJson map)
    {
        var of = map.Raw("take") is { } element ? ExpressionOf(element, map.PathOf("take"), 2) : null;
        var least = map.Whole("min", 0, PointsMax) ?? 0;
        if (of is { Unit: not ("points" or RuleUnits.Any or RuleUnits.Plain) }) map.Fault("take", "unit", of.Unit);
        return of is null ? null : (of, least);
    }

    private static IEnumerable<int> Points(Part? part) => part switch
    {
        BandPart bands => [.. bands.Bands.Select(band => band.Points), bands.Below?.Points ?? 0],
        OptionPart options => [.. options.Options.Select(option => option.Points), options.Else],
        TakePart take => [take.Least],
        _ => [],
    };

    /// <summary>Below what an expression cannot go; null where that is not plain to see.</summary>
    private static decimal? LowestOf(Expression of) => of switch
    {
        NumberOf number => number.Value,
        FactOf fact => fact.Fact.Least,
        RoundingOf { Operator: Rounding.Floor } floor => LowestOf(floor.Of) is { } least ? decimal.Floor(least) : null,
        RoundingOf rounding => LowestOf(rounding.Of) is { } least ? decimal.Floor(least) : null,
        ArithmeticOf { Operator: Arithmetic.Add } sum => sum.Of.Aggregate((decimal?)0, (least, one) => least + LowestOf(one)),
        ArithmeticOf { Operator: Arithmetic.Max } most => most.Of.Select(LowestOf).Max(),
        _ => null,
    };

    private Benefit? BenefitOf(RuleJson map)
    {
        if (Map(map.Raw("benefit")!.Value, map.PathOf("benefit")) is not { } b) return null;
        var (kind, title, payer) = (b.Choice<BenefitKind>("kind", true), b.Both("title", true), b.Both("payer"));
        var (currency, period, upTo) = (b.Text("currency", 3) ?? "CNY", b.Choice<BenefitPeriod>("period") ?? BenefitPeriod.Once, b.Truth("upTo") ?? false);
        var amounts = b.Has("amount") ? AmountsOf(b, currency) : [];
        (int, int)? paid = null;
        if (b.Has("paid") && Map(b.Raw("paid")!.Value, b.PathOf("paid")) is { } after)
        {
            if (after.List("months", 2) is [var from, var to] && RuleJson.NumberOf(from.Element) is { } first && RuleJson.NumberOf(to.Element) is { } last && first >= 0 && first <= last && last <= 600) paid = ((int)first, (int)last);
            else after.Fault("months", "range", "");
            after.Done();
        }

        (DateOnly, DateOnly)? window = null;
        if (b.Has("window") && Map(b.Raw("window")!.Value, b.PathOf("window")) is { } open)
        {
            if (open.Day("opens", true) is { } opens && open.Day("closes", true) is { } closes)
            {
                if (closes < opens) open.Fault("closes", "order", "");
                window = (opens, closes);
            }

            open.Done();
        }

        int? decision = null;
        if (b.Has("decision") && Map(b.Raw("decision")!.Value, b.PathOf("decision")) is { } days)
        {
            decision = days.Whole("workingDays", 1, 1000, true);
            days.Done();
        }

        var (service, fullTime) = (b.Whole("serviceMonths", 0, 600), b.Whole("fullTimeMonths", 0, 600));
        var (groups, excludes, deducts, papers) = (b.Texts("groups"), b.Texts("excludes"), b.Texts("deducts"), b.Texts("papers"));
        b.Done();
        return kind is null || title is null ? null : new(kind.Value, title, payer, amounts, currency, period, upTo, paid, service, fullTime, window, decision, groups, excludes, deducts, papers);
    }

    private List<BenefitAmount> AmountsOf(RuleJson b, string currency)
    {
        List<BenefitAmount> amounts = [];
        var value = b.Raw("amount")!.Value;
        var isTable = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("table", out _);
        if (!isTable) Add(null, ExpressionOf(value, b.PathOf("amount"), 2), b.PathOf("amount"));
        else if (Map(value, b.PathOf("amount")) is { } map)
        {
            foreach (var (element, path) in map.List("table", RuleDocument.PartsMax))
            {
                if (Map(element, path) is not { } row) continue;
                var when = ConditionAt(row, "when", 2);
                var amount = row.Raw("is", true) is { } one ? ExpressionOf(one, row.PathOf("is"), 2) : null;
                row.Done();
                if (when is not null) Add(when, amount, path);
            }

            map.Done();
        }

        return amounts;

        void Add(Condition? when, Expression? amount, string path)
        {
            if (amount is null) return;
            if (amount.Unit is not (RuleUnits.Any or RuleUnits.Plain) && !amount.Unit.StartsWith(currency, StringComparison.Ordinal)) _faults.Add(new(path, "unit", amount.Unit));
            amounts.Add(new(when, amount));
        }
    }
}
