using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security;

/// <summary>
/// A person opens one scope of their data to one organisation until a date. Policies of the person's tables read this
/// table; its own policy uses only its own columns, because two policies that read each other never end.
/// </summary>
public sealed class Grant : IPersonOwned
{
    public const int PurposeMax = 60;

    private Grant()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The tenant it was given at; it opens to that tenant's staff where no employer is named.</summary>
    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Internal)]
    public GrantScope Scope { get; private set; }

    /// <summary>The one record it opens, such as the chosen CV; null opens all that the scope covers.</summary>
    [Class(FieldClass.Internal)]
    public Guid? RecordId { get; private set; }

    /// <summary>What it is for, as a stable word: <c>application</c>.</summary>
    [Class(FieldClass.Internal)]
    public string Purpose { get; private set; } = "";

    /// <summary>The record that was the occasion, such as the application.</summary>
    [Class(FieldClass.Internal)]
    public Guid? SubjectId { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset GivenAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ExpiresAt { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Grant Give(Guid userId, Guid tenantId, Guid? employerId, GrantScope scope, Guid? recordId, string purpose, Guid? subjectId, DateTimeOffset now, DateTimeOffset expiresAt) => new()
    {
        Id = Guid.CreateVersion7(now),
        UserId = userId,
        TenantId = tenantId,
        EmployerId = employerId,
        Scope = scope,
        RecordId = recordId,
        Purpose = purpose,
        SubjectId = subjectId,
        GivenAt = now,
        ExpiresAt = expiresAt,
    };

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;
}

internal sealed class GrantConfiguration : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.PersonOwned();
        builder.Property(g => g.Scope).HasConversion<string>().HasMaxLength(20);
        builder.Property(g => g.Purpose).HasMaxLength(Grant.PurposeMax);
        builder.HasIndex(g => new { g.UserId, g.Scope, g.EmployerId, g.TenantId });
        builder.HasIndex(g => g.SubjectId);
    }
}
