using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Documents.Domain;

// A document and its files are opened together, document by document, to the consultant who answers for the case that the grant
// was given for.

internal sealed class TalentDocumentConfiguration : IEntityTypeConfiguration<TalentDocument>
{
    public void Configure(EntityTypeBuilder<TalentDocument> builder)
    {
        builder.PersonOwned(openedParts: new(nameof(GrantScope.Document), null, TalentCase.Matter, nameof(TalentDocument.Id)));
        builder.ToTable(TalentDocument.Table);
        builder.Property(d => d.Kind).HasMaxLength(DocumentKinds.CodeMax);
        builder.Property(d => d.Bearer).HasConversion<string>().HasMaxLength(10);
        builder.Property(d => d.CountryCode).HasMaxLength(2);
        builder.Property(d => d.Translation).HasConversion<string>().HasMaxLength(10);
        builder.Property(d => d.Legalisation).HasConversion<string>().HasMaxLength(10);
        builder.Ignore(d => d.Facts);
        builder.Ignore(d => d.Consents);
        builder.Property(d => d.Version).IsRowVersion();
    }
}

internal sealed class DocumentFileConfiguration : IEntityTypeConfiguration<DocumentFile>
{
    public void Configure(EntityTypeBuilder<DocumentFile> builder)
    {
        builder.PersonOwned(openedParts: new(nameof(GrantScope.Document), null, TalentCase.Matter, nameof(DocumentFile.DocumentId)));
        builder.ToTable(DocumentFile.Table);
        builder.Property(f => f.StorageName).HasMaxLength(64);
        builder.Property(f => f.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.Property(f => f.Metadata).HasConversion<string>().HasMaxLength(20);
        builder.Property(f => f.Release).HasConversion<string>().HasMaxLength(20);
        builder.Ignore(f => f.CanBeOpened);
        builder.Property(f => f.Version).IsRowVersion();
        builder.HasOne<TalentDocument>().WithMany().HasForeignKey(f => new { f.UserId, f.DocumentId }).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class DocumentRequestConfiguration : IEntityTypeConfiguration<DocumentRequest>
{
    public void Configure(EntityTypeBuilder<DocumentRequest> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(DocumentRequest.CaseId) });
        builder.ToTable(DocumentRequest.Table);
        builder.Property(r => r.Kind).HasMaxLength(DocumentKinds.CodeMax);
        builder.Property(r => r.Bearer).HasConversion<string>().HasMaxLength(10);
        builder.Property(r => r.AskedBy).HasMaxLength(200);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(r => new { r.TenantId, r.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => r.TalentUserId);
    }
}

internal sealed class DocumentCheckConfiguration : IEntityTypeConfiguration<DocumentCheck>
{
    public void Configure(EntityTypeBuilder<DocumentCheck> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(DocumentCheck.CaseId) });
        builder.ToTable(DocumentCheck.Table);
        builder.Property(c => c.Verdict).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.CheckedBy).HasMaxLength(200);
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(c => new { c.TenantId, c.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => c.TalentUserId);
    }
}
