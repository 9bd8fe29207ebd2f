using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs.Domain;

/// <summary>In whose name a posting is, where a park posts it for its member.</summary>
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
        (ForEmployerId, ForEmployer) = (memberId, name);
    }
}
