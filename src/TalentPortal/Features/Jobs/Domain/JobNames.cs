using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>In whose name a posting is: the employer's own, that of a park's member, or nobody's that readers learn.</summary>
public sealed partial class Job
{
    /// <summary>The member of a park whose position it is, where the park posts it; null where the employer posts its own. Never another one.</summary>
    public Guid? ForEmployerId { get; private set; }

    /// <summary>Copy of the member's name.</summary>
    public Bilingual ForEmployer { get; private set; } = Bilingual.Empty;

    /// <summary>In whose name the public reads it.</summary>
    public Guid NamedEmployerId => ForEmployerId ?? EmployerId;

    /// <summary>The name that stands on it.</summary>
    public Bilingual NamedEmployer => ForEmployerId is null ? EmployerName : ForEmployer;

    /// <summary>Says, once, whose position a park posts; later only how that firm is called now.</summary>
    public void PostFor(Guid memberId, Bilingual name)
    {
        if (ForEmployerId is { } named && named != memberId) throw new InvalidOperationException("A posting does not change in whose name it is.");
        (ForEmployerId, ForEmployer) = (memberId, Kept(name, Content));
    }

    /// <summary>The employer as tables for the public know it: none where it stays unnamed, because the same id on two postings joins them.</summary>
    public Guid PublicEmployerId => Content.Confidential ? Guid.Empty : NamedEmployerId;

    /// <summary>Whether this content leaves it as it is whether readers learn the name. What they once read cannot be taken back, and <see cref="Name"/> alone says it later.</summary>
    public bool MayBecome(JobContent content) => PublishedAt is null || content.Confidential == Content.Confidential;

    /// <summary>Content of a source that says nothing of it: who stayed unnamed stays so, and who was named does too.</summary>
    public JobContent Keeping(JobContent content)
    {
        if (content.Confidential == Content.Confidential || (PublishedAt is null && !Content.Confidential)) return content;
        return content with { Confidential = Content.Confidential, About = Content.About };
    }

    /// <summary>The employer gives its name to everybody from now on. Answers why not, or null.</summary>
    /// <param name="member">Name of the member for whom a park posts it; empty where the employer posts its own.</param>
    public TextKey? Name(Bilingual employer, Bilingual member, DateTimeOffset now)
    {
        if (!Content.Confidential || PublishedAt is null || Status is JobStatus.Closed) return "NameEmployer_NotUnnamed";
        Content = Content with { Confidential = false, About = Bilingual.Empty };
        (EmployerName, ForEmployer, ChangedAt) = (employer, member, now);
        Raise(new JobEmployerNamed(this));
        if (IsPublic) Raise(new JobChanged(this));
        return null;
    }

    private static Bilingual Kept(Bilingual name, JobContent content) => content.Confidential ? Bilingual.Empty : name;
}
