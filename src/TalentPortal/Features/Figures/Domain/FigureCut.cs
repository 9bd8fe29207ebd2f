using System.Collections.Frozen;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>How far somebody came; each step takes in all that follow.</summary>
public enum FigureStep
{
    Asked,

    /// <summary>A consultant took it on: there is a case.</summary>
    Taken,
    Cleared,

    /// <summary>A consultant in China accepted the case.</summary>
    Home,
    Offer,

    /// <summary>The campus accepted the case.</summary>
    Campus,
    Arrived,
    Day30,
    Settled,
}

/// <summary>What the people are told apart by; one at a time, because two together would single people out.</summary>
public enum FigureCut
{
    Quarter,
    Country,
    Source,

    /// <summary>The branch in which they worked when they first asked.</summary>
    Industry,

    /// <summary>The kind of way, by the tasks that were taken into the case.</summary>
    Route,
}

/// <summary>What the records say about the way, as the statements that count need it.</summary>
internal static class FigureWay
{
    public static IReadOnlyList<FigureStep> Steps { get; } = Enum.GetValues<FigureStep>();

    /// <summary>The stages that a case can be in, with their place on the way.</summary>
    public static (string[] Codes, int[] Places) Stages { get; } = Unzip(Playbook.Current.Stages.Where(stage => stage.EnteredBy != StageEntry.Close).Select(stage => (stage.Code, stage.Place)));

    /// <summary>For each way between two tiers, as <c>Overseas Domestic</c>, the place of the stage that is entered by it.</summary>
    public static (string[] Ways, int[] Places) HandOvers { get; } = Unzip(
        Playbook.Current.Stages.Where(stage => stage.HandedOverFrom is not null).Select(stage => ($"{Playbook.Current[stage.HandedOverFrom!].Tier} {stage.Tier}", stage.Place)));

    /// <summary>
    /// The tasks that only one kind of way has, with that kind: <c>returnee</c>, <c>foreigner</c>, <c>entrepreneur</c>,
    /// <c>graduate</c>. A case does not say its route; the tasks that were taken from the plans do.
    /// </summary>
    public static (string[] Lines, string[] Routes) Routes { get; } = RoutesOf(TaskPlan.Current);

    public static int PlaceOf(string code) => Playbook.Current[code].Place;

    /// <summary>All places of stages are below.</summary>
    public static int Places { get; } = Stages.Places.Max() + 1;

    public static string CodeAt(int place) => byPlace[place];

    private static readonly FrozenDictionary<int, string> byPlace = Stages.Places.Zip(Stages.Codes).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    private static (string[] Lines, string[] Routes) RoutesOf(TaskPlan plan)
    {
        var found = plan.Lines.Select(line => (line.Code, Kinds: line.Routes.Select(KindOf).OfType<string>().Distinct().ToList())).Where(line => line.Kinds.Count == 1).ToList();
        return ([.. found.Select(line => line.Code)], [.. found.Select(line => line.Kinds[0])]);
    }

    /// <summary>What comes along with any way is no way of its own.</summary>
    private static string? KindOf(string route) => route switch
    {
        "family" => null,
        "foreigner-a" or "foreigner-b" => "foreigner",
        _ => route,
    };

    private static (string[] Keys, int[] Places) Unzip(IEnumerable<(string Key, int Place)> pairs)
    {
        var all = pairs.ToList();
        return ([.. all.Select(pair => pair.Key)], [.. all.Select(pair => pair.Place)]);
    }
}
