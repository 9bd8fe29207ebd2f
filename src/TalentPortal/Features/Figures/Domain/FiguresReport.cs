using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>What a page or a file shows of a service. Nothing hidden is in it: null stands for every number that is not shown.</summary>
/// <param name="Scope">Whom it is about.</param>
/// <param name="AsOf">When it was counted.</param>
/// <param name="FirstYear">The first in which somebody asked; null where nobody ever did.</param>
/// <param name="IsRefused">The row that was chosen cannot be shown alone, or there is no such row; which of both is not said.</param>
/// <param name="Way">How many came how far.</param>
/// <param name="Rows">The same row by row, for the cut of the scope; only those that can be shown.</param>
/// <param name="Others">All other rows together; empty without a cut.</param>
/// <param name="Ends">How it ended or that it goes on; of all people, never of one row.</param>
public sealed record FiguresReport(
    FiguresScope Scope, DateTimeOffset AsOf, int? FirstYear, bool IsRefused, IReadOnlyList<StepFigure> Way, IReadOnlyList<RowFigure> Rows, IReadOnlyList<int?> Others, IReadOnlyList<EndFigure> Ends,
    IReadOnlyList<StageFigure> Stages, TurnFigure? Turn, IReadOnlyList<LevelFigure> Levels, IReadOnlyList<LoadFigure> Loads)
{
    /// <summary>Nobody asked in the period.</summary>
    public bool IsEmpty => !IsRefused && Way.Count > 0 && Way[0].People == 0;

    /// <summary>The share of a shown number in a shown whole, in whole percent; null where one of both is hidden or nobody is counted.</summary>
    public static int? Percent(int? people, int? whole) => people is { } part && whole is > 0 and { } all ? (int)Math.Round(100m * part / all, MidpointRounding.AwayFromZero) : null;
}

/// <summary>How many came at least as far as a step.</summary>
public sealed record StepFigure(FigureStep Step, int? People);

/// <summary>One row of a cut: its code, and how many came at least as far as each step.</summary>
public sealed record RowFigure(string Code, IReadOnlyList<int?> People);

/// <summary>How many cases ended for a reason; null as a reason: those that go on.</summary>
public sealed record EndFigure(CaseCloseReason? Reason, int? People);

/// <summary>How long a stage takes, in working days with halves; null where too few visits of it are over.</summary>
/// <param name="Median">Of days of work: half of all took no longer.</param>
/// <param name="Ninth">Nine of ten took no longer; counted from ten people on.</param>
/// <param name="Waiting">Of days for which it waited for somebody.</param>
public sealed record StageFigure(string Code, decimal? Median, decimal? Ninth, decimal? Waiting);

/// <summary>Whose turn it was, as mean shares of the time of a person's case, in steps of five percent.</summary>
public sealed record TurnFigure(int Us, int Talent, int Employer, int Authority);

/// <summary>For what share of people a promise was kept, or something went otherwise.</summary>
public sealed record LevelFigure(string Key, Band? Share);

/// <summary>How many cases are open with a tier now, and how many consultants it has.</summary>
public sealed record LoadFigure(CaseTier Tier, Band Cases, int Consultants);
