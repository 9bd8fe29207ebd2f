using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Content;

/// <summary>Who stands behind a source.</summary>
public enum SourceKind
{
    Law,
    Official,
    Firm,
    Press,
    University,
    Blog,
    Agent,

    /// <summary>The editors' own reckoning, or what is generally known and was not looked up.</summary>
    Compiler,
}

/// <summary>How far a source is to be trusted.</summary>
public enum Reliability
{
    High,
    MediumHigh,
    Medium,
    Low,

    /// <summary>General knowledge, not looked up.</summary>
    General,
}

/// <summary>Where statements are from.</summary>
/// <param name="Code">Short and lasting: <c>S14</c>.</param>
/// <param name="Issued">Day, month or year, as far as it is known: <c>2026-02-04</c>, <c>2026-02</c>, <c>2026</c>; null for an undated one.</param>
/// <param name="Url">Of the publisher alone; null where only a copy elsewhere was read.</param>
public sealed record Source(string Code, SourceKind Kind, Reliability Reliability, Bilingual Title, Bilingual Publisher, string? Issued, string? Url)
{
    public const int CodeMax = 20;
    public const int TitleMax = 400;
    public const int PublisherMax = 200;
    public const int IssuedMax = 10;
    public const int UrlMax = 500;
}
