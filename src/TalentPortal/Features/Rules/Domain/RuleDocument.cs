using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

public enum RuleKind
{
    /// <summary>Conditions that are met or not, with what one gets.</summary>
    Eligibility,

    /// <summary>Points in parts, and classes that points reach.</summary>
    Score,

    /// <summary>Several ways to a class, in the order in which they are offered.</summary>
    Routes,
}

public enum RuleLevel
{
    National,
    Province,
    City,
    District,
}

/// <summary>One version of a rule, as a curator wrote it.</summary>
/// <param name="From">The first day on which it holds.</param>
/// <param name="Until">The first day on which it no longer holds; null while no end is known.</param>
public sealed record RuleDocument(
    string Code, RuleKind Kind, Bilingual Title, string? Guide, RuleLevel Level, string Place, DateOnly From, DateOnly? Until, IReadOnlyList<string> Topics, IReadOnlyList<string> Claims,
    Score? Score, RouteList? Routes, Eligibility? Eligibility)
{
    public const int BytesMax = 65_536;
    public const int DepthMax = 12;
    public const int NodesMax = 400;
    public const int PartsMax = 40;
    public const int CodeMax = 80;
    public const int SayMax = 400;

    public bool HoldsOn(DateOnly day) => From <= day && !(Until <= day);
}

/// <param name="Most">The most that all parts together can give.</param>
/// <param name="Classes">From the highest.</param>
public sealed record Score(int Most, IReadOnlyList<Part> Parts, IReadOnlyList<PointClass> Classes);

/// <param name="From">The fewest points that reach it.</param>
public sealed record PointClass(string Name, int From, Bilingual? Say, IReadOnlyList<string> Claims);

/// <summary>One row of a points table.</summary>
public abstract record Part(NodeHead Head, Bilingual Title, int Cap);

/// <summary>Points by where a number lies: each band reaches from its bound to below the next.</summary>
/// <param name="Below">Of what lies below the first; null where nothing can.</param>
public sealed record BandPart(NodeHead Head, Bilingual Title, int Cap, Expression Of, IReadOnlyList<Band> Bands, Band? Below) : Part(Head, Title, Cap);

public sealed record Band(NodeHead Head, decimal From, int Points);

/// <summary>Points of the best option that is met, or of all together up to the cap.</summary>
public sealed record OptionPart(NodeHead Head, Bilingual Title, int Cap, bool IsSum, IReadOnlyList<Option> Options, int Else) : Part(Head, Title, Cap);

public sealed record Option(NodeHead Head, Condition When, int Points);

/// <summary>Points that somebody else gives.</summary>
public sealed record TakePart(NodeHead Head, Bilingual Title, int Cap, Expression Of, int Least) : Part(Head, Title, Cap);

/// <param name="ByPoints">Code of the score that leads to the same classes.</param>
public sealed record RouteList(IReadOnlyList<Route> Routes, string? ByPoints);

/// <param name="IsDirect">Not by points.</param>
public sealed record Route(NodeHead Head, Bilingual Title, string Class, bool IsDirect, Condition When, IReadOnlyList<Warning> Warnings);

/// <summary>What has to be said where something holds. It never changes a verdict.</summary>
public sealed record Warning(NodeHead Head, Condition? When, Bilingual Say);

public sealed record Eligibility(Condition When, IReadOnlyList<Warning> Warnings, Benefit? Benefit);

public enum BenefitKind
{
    SettlingGrant,
    LivingGrant,
    RentSubsidy,
    Flat,
    PurchaseGrant,
    Tax,
    Service,
    Hukou,
    Permit,
    Schooling,
    StartUp,
    Research,
}

public enum BenefitPeriod
{
    Once,
    Month,
    Year,
}

/// <summary>What somebody who meets a rule gets.</summary>
/// <param name="Amounts">From the first that is met; null where it is no sum.</param>
/// <param name="PaidAfter">Between how many months after the application it is paid.</param>
/// <param name="Groups">At most one benefit of each group can be had.</param>
/// <param name="Deducts">Codes of benefits that are lowered by this one's amount.</param>
public sealed record Benefit(
    BenefitKind Kind, Bilingual Title, Bilingual? Payer, IReadOnlyList<BenefitAmount> Amounts, string Currency, BenefitPeriod Period, bool IsUpTo, (int From, int To)? PaidAfter, int? ServiceMonths, int? FullTimeMonths,
    (DateOnly Opens, DateOnly Closes)? Window, int? DecisionWorkingDays, IReadOnlyList<string> Groups, IReadOnlyList<string> Excludes, IReadOnlyList<string> Deducts, IReadOnlyList<string> Papers);

/// <param name="When">Null: in any case.</param>
public sealed record BenefitAmount(Condition? When, Expression Is);
