using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CampusHours.Domain;

/// <summary>Who answers for a student consultant: a domestic consultant or a team lead.</summary>
public sealed class CampusSupervision : ITenantOwned
{
    public const string Table = "campus_supervisions";

    private CampusSupervision()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>The student.</summary>
    public Guid ConsultantUserId { get; private set; }

    public Guid SupervisorUserId { get; private set; }

    public string SupervisorName { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public uint Version { get; private set; }

    public static CampusSupervision Of(Guid id, Guid consultantUserId, Guid supervisorUserId, string supervisorName, DateTimeOffset now) => new()
    {
        Id = id,
        ConsultantUserId = consultantUserId,
        SupervisorUserId = supervisorUserId,
        SupervisorName = supervisorName,
        Since = now,
    };

    public void GiveTo(Guid supervisorUserId, string supervisorName, DateTimeOffset now) => (SupervisorUserId, SupervisorName, Since) = (supervisorUserId, supervisorName, now);
}
