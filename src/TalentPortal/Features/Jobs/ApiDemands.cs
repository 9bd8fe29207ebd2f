using System.ComponentModel;
using System.Text.Json.Serialization;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Api;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>A skill that is asked for.</summary>
public sealed record ApiSkill
{
    [Description("Of the portal's list of skills; null where the employer used words of its own.")]
    public required string? Code { get; init; }

    [Description("The same in both languages where the words are the employer's own.")]
    public required Bilingual Name { get; init; }
}

/// <summary>A language that is asked for besides Chinese.</summary>
public sealed record ApiLanguage
{
    [Description("ISO 639-1.")]
    public required string Code { get; init; }

    [Description("Level of the Common European Framework: A1 to C2.")]
    public required string Level { get; init; }
}

/// <summary>What makes a project of a position.</summary>
public sealed record ApiProject
{
    [Description("How long, where no days are fixed.")]
    public required int? Months { get; init; }

    public required DateOnly? From { get; init; }

    public required DateOnly? To { get; init; }

    [Description("What is to be there at the end.")]
    public required Bilingual Deliverables { get; init; }
}

/// <summary>What comes with a position besides pay.</summary>
public sealed record ApiBenefit
{
    [JsonConverter(typeof(ApiEnum<BenefitKind>))]
    public required BenefitKind Kind { get; init; }

    [Description("What it rests on: promised (the employer says so), written (it will stand in the contract) or policy-backed (a published policy grants it, see sourceUrl).")]
    [JsonConverter(typeof(ApiEnum<BenefitStanding>))]
    public required BenefitStanding Standing { get; init; }

    [Description("In the employer's words.")]
    public required Bilingual Text { get; init; }

    [Description("In yuan, where one is named.")]
    public required decimal? Amount { get; init; }

    [Description("Where the policy can be read.")]
    public required string? SourceUrl { get; init; }
}

/// <summary>What a posting asks for and offers, between what it says and how programs read and write it.</summary>
internal static class ApiDemands
{
    public static IReadOnlyList<ApiSkill> Skills(JobContent content) =>
        [.. content.Skills.Select(skill => new ApiSkill { Code = skill.Code, Name = new(skill.Name(Language.Chinese), skill.Name(Language.English)) })];

    public static IReadOnlyList<ApiLanguage> Languages(JobContent content) => [.. content.Languages.Select(one => new ApiLanguage { Code = one.Code, Level = one.Level })];

    public static ApiProject? Project(JobContent content) => content.KindCode != JobContent.ProjectKind ? null
        : new() { Months = content.Project.Months, From = content.Project.From, To = content.Project.To, Deliverables = content.Project.Deliverables };

    public static IReadOnlyList<ApiBenefit> Benefits(JobContent content) =>
        [.. content.Benefits.Select(one => new ApiBenefit { Kind = one.Kind, Standing = one.Standing, Text = one.Words, Amount = one.Amount, SourceUrl = one.SourceUrl })];

    public static IReadOnlyList<string> Permits(JobContent content) => [.. new[] { PermitClasses.A, PermitClasses.B }.Where(one => content.PermitClasses.HasFlag(one)).Select(one => one.ToString())];
}
