using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What became of a proposal. That somebody applied is said by the application alone, to whom its talent shows it.</summary>
public enum ProposalState
{
    /// <summary>The talent decides.</summary>
    Proposed,

    /// <summary>The talent said that it is not for them.</summary>
    Declined,

    /// <summary>Whoever answers for the case took it back.</summary>
    Withdrawn,
}

/// <summary>
/// A posting that whoever answers for a case proposes to its talent, with a sentence of their own. The talent may read every
/// column. How it fits is reckoned when somebody looks, from what is open to them then, and kept nowhere.
/// </summary>
public sealed class MatchProposal : ICaseRow
{
    public const string Table = "match_proposals";

    /// <summary>Name among drafts of what is typed to propose positions, under the id of the case.</summary>
    public const string DraftForm = "proposal";
    public const int WordsMax = 500;
    public const int ReasonMax = 500;

    /// <summary>Proposals of one case that may wait for its talent at once: who is shown everything is helped with nothing.</summary>
    public const int MostOpen = 10;

    /// <summary>Months after the end of the case for which proposals are kept.</summary>
    public const int KeptMonths = 12;

    private MatchProposal()
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

    /// <summary>Never set: employers learn nothing of what is proposed.</summary>
    [Class(FieldClass.Internal)]
    public Guid? EmployerId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Guid JobId { get; private set; }

    /// <summary>As the posting bore it, for when it is gone.</summary>
    [Class(FieldClass.Sensitive)]
    public Bilingual Title { get; private set; } = Bilingual.Empty;

    /// <summary>Why it is proposed, sealed under the person's key.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Words { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid ProposedBy { get; private set; }

    [Class(FieldClass.Public)]
    public string ProposedByName { get; private set; } = "";

    [Class(FieldClass.Internal)]
    public DateTimeOffset ProposedAt { get; private set; }

    [Class(FieldClass.Sensitive)]
    public ProposalState State { get; private set; }

    /// <summary>Why it is not for the talent, sealed under their key; empty for nothing said.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Reason { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset? EndedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static MatchProposal Of(Guid id, TalentCase of, JobListing listing, SealedText words, Guid by, string byName, DateTimeOffset now) => new()
    {
        Id = id, TenantId = of.TenantId, CaseId = of.Id, TalentUserId = of.TalentUserId, JobId = listing.JobId, Title = listing.Title, Words = words, ProposedBy = by, ProposedByName = byName, ProposedAt = now,
    };

    /// <summary>The talent does not want it. Returns why not, or null.</summary>
    public TextKey? Decline(SealedText reason, DateTimeOffset now)
    {
        if (State != ProposalState.Proposed) return "Proposal_Over";
        (State, Reason, EndedAt) = (ProposalState.Declined, reason, now);
        return null;
    }

    /// <summary>Whoever answers for the case takes it back. Returns why not, or null.</summary>
    public TextKey? Withdraw(DateTimeOffset now)
    {
        if (State != ProposalState.Proposed) return "Proposal_Over";
        (State, EndedAt) = (ProposalState.Withdrawn, now);
        return null;
    }
}

internal sealed class MatchProposalConfiguration : IEntityTypeConfiguration<MatchProposal>
{
    public void Configure(EntityTypeBuilder<MatchProposal> builder)
    {
        builder.TenantCase(seen: TalentCase.Seen with { Property = nameof(MatchProposal.CaseId) });
        builder.ToTable(MatchProposal.Table);
        builder.HasBilingual(p => p.Title, JobContent.TitleMax);
        builder.Property(p => p.ProposedByName).HasMaxLength(StaffMembership.DisplayNameMax);
        builder.Property(p => p.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(p => p.Version).IsRowVersion();
        builder.HasOne<TalentCase>().WithMany().HasForeignKey(p => new { p.TenantId, p.CaseId }).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => new { p.TenantId, p.CaseId, p.JobId }).IsUnique().HasFilter("state <> 'Withdrawn'");
        builder.HasIndex(p => p.TalentUserId);
    }
}
