using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>
/// What an entry of a section says. Each property declares its class, how it is asked for, and where it stands in a JSON
/// Resume; forms, comparison, import and export follow from that (see <see cref="FactField"/>). The first property is
/// what the entry is called by and has to be there.
/// </summary>
public abstract record SectionFacts;

public sealed record EducationFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "institution")] public string? Institution { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    [Class(FieldClass.Sensitive), Fact(FactKind.Country, "talentPortal.country")] public string? Country { get; init; }

    /// <summary>Code of a degree in the reference data, from which the level of ISCED 2011 and, with the outcome, the code of GB/T 4658 follow.</summary>
    [Class(FieldClass.Sensitive), Fact(FactKind.Level, "talentPortal.level")] public string? Level { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Outcome, "talentPortal.outcome")] public string? Outcome { get; init; }

    /// <summary>The degree as the certificate has it.</summary>
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "studyType")] public string? Degree { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "area")] public string? Field { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }
}

public sealed record ExperienceFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Organisation { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "position")] public string? Position { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "location")] public string? Location { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Country, "talentPortal.country")] public string? Country { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Text, "summary")] public string? Summary { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Lines, "highlights")] public IReadOnlyList<string>? Highlights { get; init; }
}

public sealed record SkillFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Name { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "level")] public string? Level { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Lines, "keywords")] public IReadOnlyList<string>? Keywords { get; init; }
}

public sealed record LanguageFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "language")] public string? Language { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "fluency")] public string? Fluency { get; init; }

    /// <summary>Level of the Common European Framework of Reference.</summary>
    [Class(FieldClass.Sensitive), Fact(FactKind.Cefr, "talentPortal.cefr")] public string? Cefr { get; init; }

    /// <summary>Level of the Chinese proficiency test that was passed.</summary>
    [Class(FieldClass.Sensitive), Fact(FactKind.Hsk, "talentPortal.hsk")] public string? Hsk { get; init; }
}

public sealed record PublicationFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "publisher")] public string? Publisher { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "releaseDate")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Url, "url")] public string? Url { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record PatentFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "number")] public string? Number { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "office")] public string? Office { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "date")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Url, "url")] public string? Url { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record GrantFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "funder")] public string? Funder { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "role")] public string? Role { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "amount")] public string? Amount { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record CertificateFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "name")] public string? Name { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Line, "issuer")] public string? Issuer { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Date, "date")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), Fact(FactKind.Url, "url")] public string? Url { get; init; }
}
