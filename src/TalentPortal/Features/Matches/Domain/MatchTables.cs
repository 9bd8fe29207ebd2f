using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>One version of a tenant's weights. Everybody may read them; what was once said stays, so that an earlier order can be understood.</summary>
public sealed class MatchWeights : IPublishable
{
    public const string Table = "match_weights";

    private MatchWeights()
    {
    }

    public Guid Id { get; private set; }

    public Guid TenantId { get; private set; }

    /// <summary>Always: an order that nobody can reckon up again is none to trust.</summary>
    public bool IsPublic { get; private set; }

    /// <summary>From 1; the highest counts.</summary>
    public int Number { get; private set; }

    public int Degree { get; private set; }

    public int Field { get; private set; }

    public int Occupation { get; private set; }

    public int Skills { get; private set; }

    public int Years { get; private set; }

    public int Chinese { get; private set; }

    public int Place { get; private set; }

    public int Kind { get; private set; }

    public int Pay { get; private set; }

    public string ChangedByName { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public MatchScale Scale => new() { Degree = Degree, Field = Field, Occupation = Occupation, Skills = Skills, Years = Years, Chinese = Chinese, Place = Place, Kind = Kind, Pay = Pay };

    public static MatchWeights Of(Guid tenantId, int number, MatchScale scale, string by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), TenantId = tenantId, IsPublic = true, Number = number, ChangedByName = by, ChangedAt = now,
        Degree = scale.Degree, Field = scale.Field, Occupation = scale.Occupation, Skills = scale.Skills, Years = scale.Years, Chinese = scale.Chinese, Place = scale.Place, Kind = scale.Kind, Pay = scale.Pay,
    };
}

/// <summary>A posting that a person does not want to see among their matches.</summary>
public sealed class MatchRefusal : IPersonOwned
{
    public const string Table = "match_refusals";

    /// <summary>Postings that one person can put aside.</summary>
    public const int Most = 500;

    /// <summary>Months for which one stays put aside.</summary>
    public const int KeptMonths = 12;

    private MatchRefusal()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>The tenant that publishes it.</summary>
    [Class(FieldClass.Internal)]
    public Guid ListedAt { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Guid JobId { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset At { get; private set; }

    public static MatchRefusal Of(Guid userId, Guid listedAt, Guid jobId, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), UserId = userId, ListedAt = listedAt, JobId = jobId, At = now };
}

/// <summary>The tables of this feature.</summary>
public static class MatchesTables
{
    extension(AppDb db)
    {
        public DbSet<MatchWeights> MatchWeights => db.Set<MatchWeights>();

        public DbSet<MatchRefusal> MatchRefusals => db.Set<MatchRefusal>();

        public DbSet<MatchProposal> MatchProposals => db.Set<MatchProposal>();
    }
}

internal sealed class MatchWeightsConfiguration : IEntityTypeConfiguration<MatchWeights>
{
    public void Configure(EntityTypeBuilder<MatchWeights> builder)
    {
        builder.TenantPublished();
        builder.ToTable(MatchWeights.Table);
        builder.Property(w => w.ChangedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Ignore(w => w.Scale);
        builder.HasIndex(w => new { w.TenantId, w.Number }).IsUnique();
    }
}

internal sealed class MatchRefusalConfiguration : IEntityTypeConfiguration<MatchRefusal>
{
    public void Configure(EntityTypeBuilder<MatchRefusal> builder)
    {
        builder.PersonOwned();
        builder.ToTable(MatchRefusal.Table);
        builder.HasIndex(r => new { r.UserId, r.JobId }).IsUnique();
    }
}
