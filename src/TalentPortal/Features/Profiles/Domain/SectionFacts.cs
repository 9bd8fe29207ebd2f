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
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "institution")] public string? Institution { get; init; }

    /// <summary>ISO 3166 alpha-2.</summary>
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Country, "talentPortal.country")] public string? Country { get; init; }

    /// <summary>Code of a degree in the reference data, from which the level of ISCED 2011 and, with the outcome, the code of GB/T 4658 follow.</summary>
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Level, "talentPortal.level")] public string? Level { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Outcome, "talentPortal.outcome")] public string? Outcome { get; init; }

    /// <summary>The degree as the certificate has it.</summary>
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "studyType")] public string? Degree { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "area")] public string? Field { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }
}

public sealed record ExperienceFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Organisation { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "position")] public string? Position { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "location")] public string? Location { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Country, "talentPortal.country")] public string? Country { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Text, "summary")] public string? Summary { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Lines, "highlights")] public IReadOnlyList<string>? Highlights { get; init; }
}

public sealed record SkillFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Name { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "level")] public string? Level { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Lines, "keywords")] public IReadOnlyList<string>? Keywords { get; init; }
}

public sealed record LanguageFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "language")] public string? Language { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "fluency")] public string? Fluency { get; init; }

    /// <summary>Level of the Common European Framework of Reference.</summary>
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Cefr, "talentPortal.cefr")] public string? Cefr { get; init; }

    /// <summary>Level of the Chinese proficiency test that was passed.</summary>
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Hsk, "talentPortal.hsk")] public string? Hsk { get; init; }
}

public sealed record PublicationFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "publisher")] public string? Publisher { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "releaseDate")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Url, "url")] public string? Url { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record PatentFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "number")] public string? Number { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "office")] public string? Office { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "date")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Url, "url")] public string? Url { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record GrantFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Title { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "funder")] public string? Funder { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "role")] public string? Role { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "amount")] public string? Amount { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "startDate")] public PartialDate? From { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "endDate")] public PartialDate? To { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Text, "summary")] public string? Summary { get; init; }
}

public sealed record CertificateFacts : SectionFacts
{
    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "name")] public string? Name { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Line, "issuer")] public string? Issuer { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Date, "date")] public PartialDate? Date { get; init; }

    [Class(FieldClass.Sensitive), ResumeFact(FactKind.Url, "url")] public string? Url { get; init; }
}
