using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Glossary.Domain;

/// <summary>How the terms of an entry stand to one another.</summary>
public enum GlossaryWay
{
    /// <summary>Each finds the others.</summary>
    Both,

    /// <summary>The first finds the others; they do not find it.</summary>
    OneWay,

    /// <summary>The first does not find the others, whatever the common list says, and they do not find it.</summary>
    Never,
}

/// <summary>
/// A tenant's own addition to what its search takes for the same, or an exception from the common list. Everybody may read
/// it: what a search does is no secret.
/// </summary>
public sealed class GlossaryTerm : IPublishable
{
    public const string Table = "glossary_terms";
    public const int TermMax = 60;
    public const int OthersMax = 8;

    /// <summary>So many in force at one tenant: all of them are held in memory.</summary>
    public const int TermsMax = 1000;

    private GlossaryTerm()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public string Term { get; private set; } = "";

    public List<string> Others { get; private set; } = [];

    public GlossaryWay Way { get; private set; }

    /// <summary>In force; a retired one is kept, so that it can be taken up again.</summary>
    public bool IsPublic { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public static GlossaryTerm Of(Guid tenantId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), TenantId = tenantId };

    /// <summary>Says what it means and puts it in force.</summary>
    public void Say(string term, IEnumerable<string> others, GlossaryWay way, DateTimeOffset now) => (Term, Others, Way, IsPublic, ChangedAt) = (term, [.. others], way, true, now);

    public void Retire(DateTimeOffset now) => (IsPublic, ChangedAt) = (false, now);
}
