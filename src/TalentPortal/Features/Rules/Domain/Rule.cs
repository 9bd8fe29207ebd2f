using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Rules.Domain;

/// <summary>A rule under its code. What it says stands in its versions; here is what lists of staff ask, taken from the version that computes, or from the draft while none does.</summary>
public sealed class Rule : IPublishable
{
    public const string Table = "rules";

    private Rule()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>A version of it computes.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>Its name in files, addresses and other rules; it never changes.</summary>
    public string Code { get; private set; } = "";

    public RuleKind Kind { get; private set; }

    public RuleLevel Level { get; private set; }

    /// <summary>GB/T 2260 code, or that of the whole country.</summary>
    public string Place { get; private set; } = "";

    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>Number of the version that was published last; 0 while none was.</summary>
    public int CurrentNumber { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    /// <summary>A rule of which nothing computes yet.</summary>
    public static Rule Begin(Guid id, Guid tenantId, string code, RuleHead head, DateTimeOffset now)
    {
        var rule = new Rule { Id = id, TenantId = tenantId, Code = code };
        rule.Take(head, now);
        return rule;
    }

    /// <summary>While nothing of it computes, lists name it as it is drafted.</summary>
    public void Drafted(RuleHead head, DateTimeOffset now)
    {
        if (!IsPublic) Take(head, now);
        else ChangedAt = now;
    }

    /// <summary>A version was published: it is what lists say from now on.</summary>
    public void Show(RuleVersion version, RuleDocument document, DateTimeOffset now)
    {
        Take(RuleHead.Of(document), now);
        (IsPublic, CurrentNumber) = (true, version.Number);
    }

    /// <summary>The newest version was taken off; the one before counts again, where there is one.</summary>
    public void FallBack(RuleVersion? before, DateTimeOffset now) => (IsPublic, CurrentNumber, ChangedAt) = (before is not null, before?.Number ?? CurrentNumber, now);

    private void Take(RuleHead head, DateTimeOffset now) => (Kind, Level, Place, Title, ChangedAt) = (head.Kind, head.Level, head.Place, head.Title, now);
}

/// <summary>What lists say of a rule.</summary>
public sealed record RuleHead(RuleKind Kind, RuleLevel Level, string Place, Bilingual Title)
{
    public static RuleHead Of(RuleDocument document) => new(document.Kind, document.Level, document.Place, document.Title);
}
