using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Content;

namespace TalentPortal.Features.Programmes.Domain;

/// <summary>A rule by which somebody gets something, with how far it can be relied on.</summary>
/// <param name="AsOf">The newest of the days of its sources' statements; null where it names none.</param>
/// <param name="IsConfirmed">Its own claims are official texts that nothing contradicts: such a text holds until another one takes its place.</param>
/// <param name="IsFirm">Everything it rests on is stated as a fact, at least fairly certain, and contradicted by nothing.</param>
public sealed record Programme(RuleProgram Program, DateOnly? AsOf, bool IsConfirmed, bool IsFirm)
{
    /// <summary>What was last stated longer ago counts in no sum.</summary>
    public const int OldYears = 3;

    public string Code => Program.Code;

    public RuleDocument Document => Program.Document;

    public Benefit Benefit => Document.Eligibility!.Benefit!;

    public bool IsOldOn(DateOnly day) => AsOf is not { } asOf || asOf < day.AddYears(-OldYears);

    /// <summary>Stated long ago, and by no official text: it is told apart from the rest.</summary>
    public bool IsDoubtfulOn(DateOnly day) => IsOldOn(day) && !IsConfirmed;

    /// <summary>The programme that a rule describes; null for a rule by which nobody gets anything.</summary>
    public static Programme? Of(RuleProgram program, ClaimBook book)
    {
        if (program.Document.Eligibility?.Benefit is null) return null;
        var all = program.Claims.Select(book.Find).ToList();
        var own = program.Document.Claims.Select(book.Find).ToList();
        return new(
            program, all.OfType<Claim>().Select(claim => (DateOnly?)claim.AsOfDay).Max(), own.Count > 0 && own.TrueForAll(claim => claim is { Certainty: Certainty.High, Verify: false, Standing: Standing.Fact }),
            all.Count > 0 && all.TrueForAll(IsFirmClaim));
    }

    internal static bool IsFirmClaim(Claim? claim) => claim is { Certainty: Certainty.High or Certainty.Medium, Verify: false, Standing: Standing.Fact };

    /// <summary>What a set of benefits may be made of.</summary>
    internal Stackable ToStack(decimal amount) => new(Code, amount, Benefit.Groups, Benefit.Excludes, Benefit.Deducts);
}
