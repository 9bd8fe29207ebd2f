using System.ComponentModel.DataAnnotations.Schema;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>A skill that is asked for: one of the curated list, which has both languages, or the employer's own words.</summary>
public sealed record JobSkill(string? Code, string? Words)
{
    /// <summary>How many one posting may ask for.</summary>
    public const int Most = 20;

    public const int WordsMax = 60;

    /// <summary>What was typed or chosen: a code, a name or another word for a curated skill becomes its code.</summary>
    public static JobSkill? Of(string? typed) => Typed.Tidy(typed) is not { } words ? null
        : ReferenceData.Skills.ByWord(words) is { } known ? new(known.Code, null) : new(null, words);

    public string Name(Language language) => ReferenceData.Skills.Find(Code)?.Name(language) ?? Words ?? Code ?? "";
}

/// <summary>A language that is asked for besides Chinese, with a level of the Common European Framework.</summary>
public sealed record JobLanguage(string Code, string Level)
{
    public const int Most = 5;

    public static IReadOnlyList<string> Levels { get; } = ["A1", "A2", "B1", "B2", "C1", "C2"];
}

/// <summary>What comes with a position besides pay.</summary>
public enum BenefitKind
{
    Housing,

    /// <summary>A job for the spouse, or help in finding one.</summary>
    SpouseJob,

    /// <summary>Schools for the children.</summary>
    Schooling,

    /// <summary>Money for settling in or founding.</summary>
    StartUpMoney,

    /// <summary>The cost of moving.</summary>
    Relocation,

    /// <summary>Money for research: laboratory, team, equipment.</summary>
    ResearchMoney,

    /// <summary>Help with visa, permits and papers.</summary>
    VisaHelp,

    /// <summary>Insurance beyond what the law asks for.</summary>
    Insurance,
}

/// <summary>What a benefit rests on.</summary>
public enum BenefitStanding
{
    /// <summary>The employer says so.</summary>
    Promised,

    /// <summary>It will stand in the contract.</summary>
    Written,

    /// <summary>A published policy grants it; <see cref="JobBenefit.SourceUrl"/> says which.</summary>
    PolicyBacked,
}

/// <param name="Amount">In yuan, where one is named.</param>
/// <param name="SourceUrl">Where the policy can be read.</param>
public sealed record JobBenefit(BenefitKind Kind, BenefitStanding Standing, Bilingual Words, decimal? Amount, string? SourceUrl)
{
    public const int WordsMax = 200;
    public const int SourceMax = 500;
}

/// <summary>Classes of the work permit for foreigners for which an employer thinks a position fit. Its own statement: the authority decides.</summary>
[Flags]
public enum PermitClasses
{
    None = 0,

    /// <summary>High-end talent.</summary>
    A = 1,

    /// <summary>Professional talent.</summary>
    B = 2,
}

/// <summary>What makes a project of a posting: how long, and what is to be there at its end. Empty for other kinds.</summary>
[ComplexType]
public sealed record JobProject
{
    public const int MonthsMax = 60;
    public const int DeliverablesMax = 1000;

    public static JobProject None { get; } = new();

    /// <summary>Duration where no days are fixed.</summary>
    public int? Months { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>What is to be delivered.</summary>
    public Bilingual Deliverables { get; init; } = Bilingual.Empty;

    public bool HasDuration => Months is not null || (From is not null && To is not null);
}
