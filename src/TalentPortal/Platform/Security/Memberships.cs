using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security;

/// <summary>A person's staff roles in one tenant. Others know staff by <see cref="DisplayName"/>, never by their account.</summary>
public sealed class StaffMembership : ITenantOwned
{
    public const int DisplayNameMax = 100;

    private StaffMembership()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    public Guid UserId { get; private set; }

    public string DisplayName { get; private set; } = "";

    public List<PortalRole> Roles { get; private set; } = [];

    public DateTimeOffset JoinedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public uint Version { get; private set; }

    public static StaffMembership Join(Guid userId, string displayName, IEnumerable<PortalRole> roles, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = userId,
        DisplayName = displayName,
        Roles = Tenants(roles),
        JoinedAt = now,
    };

    public void GiveRoles(IEnumerable<PortalRole> roles) => Roles = Tenants(roles);

    public void Rename(string displayName) => DisplayName = displayName;

    public void End(DateTimeOffset now) => EndedAt ??= now;

    public void Rejoin(string displayName, IEnumerable<PortalRole> roles)
    {
        (DisplayName, Roles, EndedAt) = (displayName, Tenants(roles), null);
    }

    private static List<PortalRole> Tenants(IEnumerable<PortalRole> roles)
    {
        var given = roles.Distinct().Order().ToList();
        if (given.Count == 0 || given.Except(RoleCatalogue.TenantRoles).Any()) throw new ArgumentException("Staff hold at least one tenant role and no other.", nameof(roles));
        return given;
    }
}

/// <summary>A person who acts for an employer, at every tenant that admits it.</summary>
public sealed class EmployerMembership
{
    private EmployerMembership()
    {
    }

    public Guid EmployerId { get; private set; }

    public Guid UserId { get; private set; }

    public string DisplayName { get; private set; } = "";

    public PortalRole Role { get; private set; }

    public DateTimeOffset JoinedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public static EmployerMembership Join(Guid employerId, Guid userId, string displayName, PortalRole role, DateTimeOffset now)
    {
        if (RoleCatalogue.ScopeOf(role) != RoleScope.Employer) throw new ArgumentException("Not a role of an employer.", nameof(role));
        return new() { EmployerId = employerId, UserId = userId, DisplayName = displayName, Role = role, JoinedAt = now };
    }

    public void GiveRole(PortalRole role)
    {
        if (RoleCatalogue.ScopeOf(role) != RoleScope.Employer) throw new ArgumentException("Not a role of an employer.", nameof(role));
        Role = role;
    }

    public void Rejoin(string displayName, PortalRole role)
    {
        GiveRole(role);
        (DisplayName, EndedAt) = (displayName, null);
    }

    public void End(DateTimeOffset now) => EndedAt ??= now;
}

/// <summary>A person who runs the platform.</summary>
public sealed class PlatformMembership
{
    private PlatformMembership()
    {
    }

    public Guid UserId { get; private set; }

    public PortalRole Role { get; private set; }

    public static PlatformMembership Administrator(Guid userId) => new() { UserId = userId, Role = PortalRole.PlatformAdministrator };
}

/// <summary>Which membership a caller acts under.</summary>
public static class MembershipQueries
{
    extension(AppDb db)
    {
        /// <summary>Id of the caller's membership in the tenant of the call, to be kept with a decision; null for the system.</summary>
        public async Task<Guid?> StaffMembershipOf(CurrentCall call, CancellationToken ct)
        {
            if (call.Side != CallSide.Staff) return null;
            var (tenant, user) = (call.TenantId, call.UserId);
            return await db.Set<StaffMembership>().Where(m => m.TenantId == tenant && m.UserId == user && m.EndedAt == null).Select(m => (Guid?)m.Id).SingleOrDefaultAsync(ct);
        }
    }
}

/// <summary>Which members of an employer look after its postings and applicants.</summary>
public static class HiringMembers
{
    extension(IQueryable<EmployerMembership> members)
    {
        /// <summary>Those who act for it now in all it does; not whoever is only asked about some applicants.</summary>
        public IQueryable<EmployerMembership> WhoHire() => members.Where(m => m.EndedAt == null && m.Role != PortalRole.EmployerInterviewer);
    }
}

internal sealed class StaffMembershipConfiguration : IEntityTypeConfiguration<StaffMembership>
{
    public void Configure(EntityTypeBuilder<StaffMembership> builder)
    {
        builder.TenantPrivate(alsoReadableBy: nameof(StaffMembership.UserId));
        builder.Property(m => m.DisplayName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.PrimitiveCollection(m => m.Roles).ElementType().HasConversion<string>();
        builder.Property(m => m.Version).IsRowVersion();
        builder.HasIndex(m => new { m.TenantId, m.UserId }).IsUnique();
        builder.HasIndex(m => m.UserId);
    }
}

internal sealed class EmployerMembershipConfiguration : IEntityTypeConfiguration<EmployerMembership>
{
    public void Configure(EntityTypeBuilder<EmployerMembership> builder)
    {
        builder.PlatformTable("Rights are read before a message has a tenant; an employer works across tenants.");
        builder.HasKey(m => new { m.EmployerId, m.UserId });
        builder.Property(m => m.DisplayName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(40);
        builder.HasIndex(m => m.UserId);
    }
}

internal sealed class PlatformMembershipConfiguration : IEntityTypeConfiguration<PlatformMembership>
{
    public void Configure(EntityTypeBuilder<PlatformMembership> builder)
    {
        builder.PlatformTable("Rights are read before a message has a tenant; belongs to the platform itself.");
        builder.HasKey(m => new { m.UserId, m.Role });
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(40);
    }
}
