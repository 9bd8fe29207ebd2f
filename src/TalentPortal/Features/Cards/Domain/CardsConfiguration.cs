using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

internal sealed class TalentCardConfiguration : IEntityTypeConfiguration<TalentCard>
{
    /// <summary>Verified and admitted: an organisation that is known from an import only was looked at by nobody. Whoever lets homes does not hire, and reads no cards.</summary>
    private static readonly EmployerRegister Register = new(
        "employers", "parent_id", "name_keys", "employer_admissions",
        $"a.status = 'Admitted' and a.verification is not null and not exists (select 1 from employers e where e.id = a.employer_id and e.kind in ({string.Join(", ", Employer.LetHomes.Select(kind => $"'{kind}'"))}))");

    public void Configure(EntityTypeBuilder<TalentCard> builder)
    {
        builder.PersonOwned(
            countedAt: nameof(TalentCard.TenantId),
            shown: new(nameof(TalentCard.TenantId), nameof(TalentCard.ShownSince), nameof(TalentCard.HiddenFrom), nameof(TalentCard.HiddenFromGroups), nameof(TalentCard.HiddenFromNames), Register,
                new(nameof(TalentCard.Marks), TalentFacts.Table, TalentCard.PeopleLeast, [Path(CardFact.Industry, CardFact.Degree), Path(CardFact.Industry), Path(CardFact.Region, CardFact.Years), Path(CardFact.Region), Path(CardFact.Degree, CardFact.Years), Path(CardFact.Degree)], CardCrowd.Table)));
        builder.ToTable(TalentCard.Table);
        builder.PrimitiveCollection(c => c.Marks).ElementType().HasMaxLength(CardMarks.MarkMax);
        builder.PrimitiveCollection(c => c.HiddenFromNames).ElementType().HasMaxLength(EmployerKeys.Length);
        builder.Property(c => c.Version).IsRowVersion();
        builder.HasIndex(c => new { c.UserId, c.TenantId }).IsUnique();
        builder.HasIndex(c => new { c.TenantId, c.ShownSince });
        builder.HasIndex(c => new { c.TenantId, c.ChangedAt });
    }

    private static CrowdPath Path(params CardFact[] facts) => new([.. facts.Select(CardMarks.KindOf)]);
}

internal sealed class EmployerBlockConfiguration : IEntityTypeConfiguration<EmployerBlock>
{
    public void Configure(EntityTypeBuilder<EmployerBlock> builder)
    {
        builder.PersonOwned();
        builder.ToTable(EmployerBlock.Table);
        builder.PrimitiveCollection(b => b.NameKeys).ElementType().HasMaxLength(EmployerKeys.Length);
        builder.HasOne<Employer>().WithMany().HasForeignKey(b => b.EmployerId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TalentFactsConfiguration : IEntityTypeConfiguration<TalentFacts>
{
    public void Configure(EntityTypeBuilder<TalentFacts> builder)
    {
        builder.PersonOwned(countedAt: nameof(TalentFacts.TenantId));
        builder.ToTable(TalentFacts.Table);
        builder.PrimitiveCollection(f => f.Marks).ElementType().HasMaxLength(CardMarks.MarkMax);
        builder.HasIndex(f => new { f.UserId, f.TenantId }).IsUnique();
        // Not by marks: no index on them is used under row-level security. So the marks that part people most lie in columns of their own, see CrowdPath.
        Column(f => f.Industry, CardFact.Industry);
        Column(f => f.Degree, CardFact.Degree);
        Column(f => f.Region, CardFact.Region);
        Column(f => f.Years, CardFact.Years);
        builder.HasIndex(f => new { f.TenantId, f.Industry, f.Degree });
        builder.HasIndex(f => new { f.TenantId, f.Region, f.Years });
        builder.HasIndex(f => new { f.TenantId, f.Degree, f.Years });
        // Those who are noted as a crowd, and those who said something since.
        builder.HasIndex(f => new { f.TenantId, f.Id });
        builder.HasIndex(f => new { f.TenantId, f.ChangedAt });

        void Column(Expression<Func<TalentFacts, string?>> property, CardFact fact) => builder.Property(property).HasMaxLength(CardMarks.MarkMax).HasComputedColumnSql($"app_mark(marks::text[], '{CardMarks.KindOf(fact)}:')", stored: true);
    }
}

internal sealed class CardCrowdConfiguration : IEntityTypeConfiguration<CardCrowd>
{
    public void Configure(EntityTypeBuilder<CardCrowd> builder)
    {
        builder.TenantPrivate();
        builder.ToTable(CardCrowd.Table);
    }
}

internal sealed class ContactRequestConfiguration : IEntityTypeConfiguration<ContactRequest>
{
    public void Configure(EntityTypeBuilder<ContactRequest> builder)
    {
        builder.TenantCase();
        builder.ToTable(ContactRequest.Table);
        builder.HasBilingual(r => r.EmployerName, Employer.NameMax);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.PrimitiveCollection(r => r.Parts).ElementType().HasConversion<string>();
        builder.Property(r => r.Version).IsRowVersion();
        builder.HasOne<Employer>().WithMany().HasForeignKey(r => r.EmployerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => new { r.TenantId, r.EmployerId, r.FaceId, r.AskedAt });
        builder.HasIndex(r => new { r.TenantId, r.State, r.AnswerBy });
        builder.HasIndex(r => r.TalentUserId);
    }
}

internal sealed class ContactDisclosureConfiguration : IEntityTypeConfiguration<ContactDisclosure>
{
    public void Configure(EntityTypeBuilder<ContactDisclosure> builder)
    {
        builder.PersonOwned(openedBy: GrantScope.Contact);
        builder.ToTable(ContactDisclosure.Table);
        builder.Property(d => d.Part).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(d => new { d.UserId, d.RequestId, d.Part }).IsUnique();
        builder.HasIndex(d => d.RequestId);
    }
}
