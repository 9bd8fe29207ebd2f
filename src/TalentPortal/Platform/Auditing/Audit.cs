using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Auditing;

/// <summary>One thing done in a tenant that its administrators can look up later. Append-only for three years; ids and words, no personal content.</summary>
public sealed class AuditEntry : ITenantOwned
{
    public const int ActionMax = 60;
    public const int DetailMax = 400;

    /// <summary>As long as other proof of what was decided; then scheduled work takes the row away.</summary>
    public const int KeptYears = 3;

    private AuditEntry()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it: <c>user:…</c>, or the name of the system's work.</summary>
    public string Actor { get; private set; } = "";

    public CallSide Side { get; private set; }

    /// <summary>What was done, as <c>area.action</c>.</summary>
    public string Action { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    public string? Detail { get; private set; }

    internal static AuditEntry Of(CurrentCall call, Guid tenantId, string action, Guid? subjectId, string? detail, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TenantId = tenantId,
        At = now,
        Actor = call.ActorName,
        Side = call.Side,
        Action = action,
        SubjectId = subjectId,
        Detail = detail,
    };
}

/// <summary>One thing done to the platform itself: tenants, employers, accounts. Append-only.</summary>
public sealed class PlatformAuditEntry
{
    private PlatformAuditEntry()
    {
    }

    public Guid Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string Actor { get; private set; } = "";

    public string Action { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    public string? Detail { get; private set; }

    internal static PlatformAuditEntry Of(CurrentCall call, string action, Guid? subjectId, string? detail, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Actor = call.ActorName,
        Action = action,
        SubjectId = subjectId,
        Detail = detail,
    };
}

/// <summary>Writes audit rows in the transaction of the command at hand.</summary>
public sealed class Audit(AppDb db, CurrentCall call, TimeProvider clock)
{
    /// <summary>Records an action in the current tenant, or on the platform where there is none.</summary>
    /// <param name="action">As <c>area.action</c>.</param>
    /// <param name="detail">Words and ids only; never personal content.</param>
    public void Write(string action, Guid? subjectId = null, string? detail = null)
    {
        if (call.TenantId is { } tenant) db.Add(AuditEntry.Of(call, tenant, action, subjectId, detail, clock.GetUtcNow()));
        else WriteForPlatform(action, subjectId, detail);
    }

    /// <summary>Records an action that concerns the platform, wherever it was done.</summary>
    public void WriteForPlatform(string action, Guid? subjectId = null, string? detail = null) =>
        db.Add(PlatformAuditEntry.Of(call, action, subjectId, detail, clock.GetUtcNow()));
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.TenantPrivate(appendOnly: true, anySideAppends: true, kept: new(nameof(AuditEntry.At), AuditEntry.KeptYears));
        builder.Property(a => a.Actor).HasMaxLength(CommandReceipt.CallerMax);
        builder.Property(a => a.Side).HasConversion<string>().HasMaxLength(20);
        builder.Property(a => a.Action).HasMaxLength(AuditEntry.ActionMax);
        builder.Property(a => a.Detail).HasMaxLength(AuditEntry.DetailMax);
        builder.HasIndex(a => new { a.TenantId, a.At });
    }
}

internal sealed class PlatformAuditEntryConfiguration : IEntityTypeConfiguration<PlatformAuditEntry>
{
    public void Configure(EntityTypeBuilder<PlatformAuditEntry> builder)
    {
        builder.PlatformTable("Belongs to the platform; only platform administrators' requests read it.", appendOnly: true, kept: new(nameof(PlatformAuditEntry.At), AuditEntry.KeptYears));
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Actor).HasMaxLength(CommandReceipt.CallerMax);
        builder.Property(a => a.Action).HasMaxLength(AuditEntry.ActionMax);
        builder.Property(a => a.Detail).HasMaxLength(AuditEntry.DetailMax);
        builder.HasIndex(a => a.At);
    }
}
