using System.Runtime.InteropServices;
using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Features.Figures.Domain;

/// <summary>
/// Puts together how the cases of some people went: how far each person came, how it ended, and how long each stage took.
/// Its numbers are raw: nothing of them leaves <see cref="FiguresBook"/> unprotected.
/// </summary>
internal sealed class CaseWays(OfficeMinutes office, DateTimeOffset now)
{
    private static readonly int Home = FigureWay.PlaceOf("D1"), Offer = FigureWay.PlaceOf(Playbook.Offer), Campus = FigureWay.PlaceOf(Playbook.Arrival), Arrived = FigureWay.PlaceOf("L2"), Day30 = FigureWay.PlaceOf("F30");
    private static readonly int Clocks = Enum.GetValues<CaseClock>().Length;

    private readonly Dictionary<int, (int Year, string Cut)> _people = [];
    private readonly Dictionary<int, Way> _cases = [];
    private readonly List<Turn> _turns = [];

    public void Add(WayRow row)
    {
        if (row.Kind == 0) _people.Add(row.Person, (row.Number!.Value, row.Text ?? ""));
        else if (row.Kind == 1) _cases.Add(row.Case, new(row.Person, (row.Number & 1) != 0, (row.Number & 2) != 0, (row.Number & 4) != 0, row.Text, row.Stage));
        else _turns.Add(new(row.Case, row.At!.Value.UtcTicks, row.Number, row.Clock));
    }

    /// <summary>
    /// <c>step</c>: people by year, cut and furthest step. <c>end</c>: people by year and how it ended. <c>stage</c>: visits that are over, with the middle and the ninth tenth
    /// of office minutes of work, and the middle of those of waiting. <c>turn</c>: mean share of working, of waiting for the talent, the employer, the authority.
    /// </summary>
    /// <param name="only">The cut of whom stages and turns are about; null for all.</param>
    public IReadOnlyList<FigureRow> Count(string? only)
    {
        var visits = Visits();
        var furthest = new Dictionary<int, int>();
        foreach (var visit in visits) furthest[visit.Case] = Math.Max(visit.Place, furthest.GetValueOrDefault(visit.Case));
        var cases = _cases.ToLookup(one => one.Value.Person);
        var ways = _people.Select(person => (person.Value.Year, person.Value.Cut, Step: cases[person.Key].Select(one => (int)StepOf(one.Value, furthest.TryGetValue(one.Key, out var place) ? place : null)).DefaultIfEmpty().Max(), Ending: EndingOf([.. cases[person.Key].Select(one => one.Value)]))).ToList();
        var chosen = only is null ? visits : visits.Where(visit => _people[_cases[visit.Case].Person].Cut == only).ToList();
        return
        [
            .. ways.CountBy(way => (way.Year, way.Cut, way.Step)).Select(group => new FigureRow("step", group.Key.Year, group.Key.Cut, group.Key.Step, group.Value, 0, 0, 0, 0)),
            .. ways.CountBy(way => (way.Year, way.Ending)).Select(group => new FigureRow("end", group.Key.Year, group.Key.Ending, 0, group.Value, 0, 0, 0, 0)),
            .. Stages(chosen), .. Turns(chosen),
        ];
    }

    /// <summary>How long each case was in each stage, on each clock.</summary>
    private List<Visit> Visits()
    {
        var turns = CollectionsMarshal.AsSpan(_turns);
        turns.Sort((one, other) => one.Case != other.Case ? one.Case.CompareTo(other.Case) : one.At != other.At ? one.At.CompareTo(other.At) : Nullable.Compare(one.Place, other.Place));
        var end = office.Until(now.UtcTicks);
        List<Visit> visits = [];
        var ofCase = new Visit?[FigureWay.Places];
        for (var i = 0; i < turns.Length;)
        {
            var (one, place) = (turns[i].Case, (int?)null);
            var isOpen = _cases[one].IsOpen;
            var since = office.Until(turns[i].At);
            for (; i < turns.Length && turns[i].Case == one; i++)
            {
                place = turns[i].Place ?? place;
                var isLast = i + 1 == turns.Length || turns[i + 1].Case != one;
                // A case that ended stays where it ended for no time at all.
                if (isLast && !isOpen) continue;
                var until = isLast ? end : office.Until(turns[i + 1].At);
                if (place is { } at) (ofCase[at] ??= new(one, at, new double[Clocks])).Minutes[turns[i].Clock] += until - since;
                since = until;
            }

            foreach (var visit in ofCase.OfType<Visit>()) visits.Add(visit);
            Array.Clear(ofCase);
        }

        return visits;
    }

    private IEnumerable<FigureRow> Stages(IReadOnlyList<Visit> visits) =>
        from stage in visits.Where(visit => !IsThere(visit)).GroupBy(visit => visit.Place)
        let work = stage.Select(visit => visit.Work).Order().ToArray()
        let waiting = stage.Select(visit => visit.Whole - visit.Work).Order().ToArray()
        select new FigureRow("stage", 0, FigureWay.CodeAt(stage.Key), stage.Key, stage.Select(visit => _cases[visit.Case].Person).Distinct().Count(), Part(work, 0.5), Part(work, 0.9), Part(waiting, 0.5), 0);

    private IEnumerable<FigureRow> Turns(IReadOnlyList<Visit> visits)
    {
        var times = new Dictionary<int, double[]>();
        foreach (var visit in visits)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(times, _cases[visit.Case].Person, out _);
            sum ??= new double[Clocks];
            for (var clock = 0; clock < Clocks; clock++) sum[clock] += visit.Minutes[clock];
        }

        var shares = times.Values.Where(time => time.Sum() > 0).ToList();
        if (shares.Count > 0) yield return new("turn", 0, "", 0, shares.Count, Mean(CaseClock.Running), Mean(CaseClock.WaitingTalent), Mean(CaseClock.WaitingEmployer), Mean(CaseClock.WaitingAuthority));

        double Mean(CaseClock clock) => shares.Average(time => time[(int)clock] / time.Sum());
    }

    private bool IsThere(Visit visit) => _cases[visit.Case] is { IsOpen: true, Stage: { } stage } && stage == FigureWay.CodeAt(visit.Place);

    private static FigureStep StepOf(Way one, int? place) =>
        one.Reason == nameof(CaseCloseReason.Settled) ? FigureStep.Settled
        : place >= Day30 ? FigureStep.Day30
        : place >= Arrived || one.HasArrived ? FigureStep.Arrived
        : place >= Campus ? FigureStep.Campus
        : place >= Offer ? FigureStep.Offer
        : place >= Home ? FigureStep.Home
        : one.IsCleared ? FigureStep.Cleared
        : FigureStep.Taken;

    private static string EndingOf(IReadOnlyList<Way> cases) =>
        cases.Count == 0 ? FigureTables.NoCase
        : cases.Any(one => one.Reason == FigureTables.Settled) ? FigureTables.Settled
        : cases.Any(one => one.IsOpen) ? FigureTables.UnderWay
        : cases.Select(one => one.Reason).Max(StringComparer.Ordinal)!;

    /// <summary>The value that a part of all does not pass, between two values in proportion.</summary>
    internal static double Part(double[] sorted, double part)
    {
        var at = (sorted.Length - 1) * part;
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    private sealed record Way(int Person, bool IsOpen, bool IsCleared, bool HasArrived, string? Reason, string? Stage);

    /// <summary>From when on it was in a stage (null: in the same as before) and on a clock.</summary>
    private readonly record struct Turn(int Case, long At, int? Place, int Clock);

    private sealed record Visit(int Case, int Place, double[] Minutes)
    {
        public double Work => Minutes[(int)CaseClock.Running];

        public double Whole => Minutes.Sum();
    }
}

/// <summary>A row of <see cref="FigureStatements.Way"/>.</summary>
/// <param name="Kind">0: a person, with year and cut. 1: a case, with bits for open, cleared, arrived, how it ended, and its stage. 2: a turn of it, with place and clock.</param>
internal sealed record WayRow(int Kind, int Person, int Case, int? Number, int Clock, string? Text, string? Stage, DateTimeOffset? At);
