using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Guides.Domain;

/// <summary>A part of a guide's body, in the order in which it is read.</summary>
public abstract record GuidePart
{
    /// <summary>Empty lines before it, kept so that a file comes out as it went in.</summary>
    public int Gap { get; init; }

    /// <summary>What tells it from the other parts of its guide.</summary>
    public abstract string Name { get; }

    /// <summary>Line at which it begins in the file it was read from; 0 where it was not.</summary>
    public int Line { get; init; }
}

/// <summary>A paragraph, list or table with what belongs to it, in both languages. Each language has the day of its last change, so that the reader learns which one is behind.</summary>
/// <param name="Id">Stays when others come before it; the addresses of its headings begin with it.</param>
/// <param name="Audience">Whom it is for; empty: for all.</param>
public sealed record GuideBlock(string Id, IReadOnlyList<string> Audience, string Zh, string En, DateOnly ZhOn, DateOnly EnOn) : GuidePart
{
    public const int IdMax = 40;

    /// <summary>Characters in one language: a longer one is several.</summary>
    public const int TextMax = 8_000;

    public override string Name => Id;

    /// <summary>First lines of its two texts in the file.</summary>
    public int ZhLine { get; init; }

    public int EnLine { get; init; }

    public string In(Language language) => language == Language.Chinese ? Zh : En;

    /// <summary>When the other language was changed, where this one has not followed; null while it is up to date.</summary>
    public DateOnly? BehindSince(Language language) => language == Language.Chinese ? (ZhOn < EnOn ? EnOn : null) : EnOn < ZhOn ? ZhOn : null;

    /// <summary>The block with new texts: each language that changed is of today.</summary>
    public GuideBlock With(string zh, string en, DateOnly today) => this with { Zh = zh, En = en, ZhOn = zh == Zh ? ZhOn : today, EnOn = en == En ? EnOn : today };
}

/// <summary>How a rule stands in a guide.</summary>
public enum RuleShape
{
    Table,
    List,
}

/// <summary>The bands or conditions of a rule, from the document that computes.</summary>
public sealed record GuideRule(string Code, RuleShape As) : GuidePart
{
    public override string Name => Code;
}

/// <summary>A guide as it is written: head and body.</summary>
public sealed record GuideText(GuideHead Head, IReadOnlyList<GuidePart> Parts)
{
    /// <summary>Most parts.</summary>
    public const int PartsMost = 60;

    /// <summary>Characters of the whole file.</summary>
    public const int Max = 200_000;

    public const int KeyMax = 60;
    public const int TitleMax = 80;
    public const int SummaryMax = 300;
    public const int NameMax = 200;
    public const int NumberMax = 80;
    public const int UrlMax = 300;
    public const int WordMax = 40;

    public IEnumerable<GuideBlock> Blocks => Parts.OfType<GuideBlock>();
}
