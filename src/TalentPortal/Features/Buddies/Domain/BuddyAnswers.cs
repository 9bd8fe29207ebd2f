using System.Text.RegularExpressions;
using FluentValidation;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Buddies.Domain;

/// <summary>What both sides fill in, as it is sent: one definition, one set of rules.</summary>
public interface IBuddyAnswers
{
    /// <summary>Each as <c>code:level</c>.</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Names of cities, with commas between them.</summary>
    string? Places { get; }

    /// <summary>Code of an industry.</summary>
    string? Field { get; }

    IReadOnlyList<string> Countries { get; }

    IReadOnlyList<BuddyHelp> Family { get; }

    IReadOnlyList<BuddyInterest> Interests { get; }

    BuddyGender? Gender { get; }
}

/// <summary>Rules of what both sides fill in, and its reading.</summary>
internal static partial class BuddyAnswers
{
    public static void BuddyRules<T>(this AbstractValidator<T> rules)
        where T : IBuddyAnswers
    {
        rules.RuleFor(x => x.Languages).Must(all => all is not null && all.Count <= BuddyFacts.LanguagesMost && all.All(typed => Language(typed) is not null) && all.Select(typed => Language(typed)?.Code).Distinct().Count() == all.Count).Says("Buddy_LanguageWrong", BuddyFacts.LanguagesMost);
        rules.RuleFor(x => x.Places).IsPlainText(BuddyFacts.PlacesMax, "Buddy_TooLong").Must(typed => Cities(typed) is { } codes && codes.Count <= BuddyFacts.PlacesMost).Says("Buddy_PlaceUnknown", BuddyFacts.PlacesMost);
        rules.RuleFor(x => x.Field).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("Buddy_NotInList");
        rules.RuleFor(x => x.Countries).Must(all => all is not null && all.Count <= BuddyFacts.CountriesMost && all.All(ReferenceData.Countries.Has)).Says("Buddy_NotInList");
        rules.RuleFor(x => x.Family).Must(all => all is not null && all.All(Enum.IsDefined)).Says("Buddy_NotInList");
        rules.RuleFor(x => x.Interests).Must(all => all is not null && all.All(Enum.IsDefined)).Says("Buddy_NotInList");
        rules.RuleFor(x => x.Gender).IsInEnum().Says("Buddy_NotInList");
    }

    public static BuddyFacts Read(this IBuddyAnswers answers) => new()
    {
        Languages = answers.Languages.Select(typed => Language(typed)!.Value).ToDictionary(one => one.Code, one => one.Level, StringComparer.Ordinal),
        Places = Cities(answers.Places) ?? [],
        Field = string.IsNullOrEmpty(answers.Field) ? null : answers.Field,
        Countries = [.. answers.Countries.Distinct(StringComparer.Ordinal)],
        Family = [.. answers.Family.Distinct().Order()],
        Interests = [.. answers.Interests.Distinct().Order()],
        Gender = answers.Gender,
    };

    /// <summary>The names of cities as they are typed.</summary>
    public static string Names(IEnumerable<string> places) => string.Join(", ", places.Select(code => ReferenceData.Divisions.Find(code)?.Name(Platform.Tenancy.Languages.Current) ?? code));

    private static (string Code, BuddyLevel Level)? Language(string typed) =>
        typed?.Split(':') is [var code, var level] && ReferenceData.Languages.Has(code) && Enum.TryParse<BuddyLevel>(level, out var read) && Enum.IsDefined(read) ? (code, read) : null;

    /// <summary>Null where one is none.</summary>
    private static List<string>? Cities(string? typed)
    {
        List<string> codes = [];
        foreach (var name in Between().Split(Typed.Tidy(typed) ?? "").Select(part => part.Trim()).Where(part => part.Length > 0))
        {
            if (PlaceMatcher.Match(name)?.DivisionCode is not { } code) return null;
            if (!codes.Contains(code)) codes.Add(code);
        }

        return codes;
    }

    // Commas of both scripts; written as codes, as full-width signs are Chinese text.
    [GeneratedRegex(@"[,;\n\r\uFF0C\uFF1B\u3001]+")]
    private static partial Regex Between();
}
