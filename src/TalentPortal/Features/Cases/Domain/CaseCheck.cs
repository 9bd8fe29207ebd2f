using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A test of the way that a consultant ticked on a case, see <see cref="StageTest"/>. The talent may read it.</summary>
public sealed class CaseCheck : ICaseRow
{
    public const int KeyMax = 40;
    public const string Table = "case_checks";

    private CaseCheck()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid CaseId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? TalentUserId { get; private set; }

    /// <summary>Never set: employers are no party to a case.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public string Key { get; private set; } = "";

    [Class(FieldClass.Public)]
    public DateTimeOffset At { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ByUserId { get; private set; }

    [Class(FieldClass.Public)]
    public string ByName { get; private set; } = "";

    public static CaseCheck Tick(Guid id, TalentCase of, string key, Guid byUserId, string byName, DateTimeOffset now) =>
        new() { Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, Key = key, At = now, ByUserId = byUserId, ByName = byName };
}
