using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Invitations;

/// <summary>What the link of a partner's invitation leads to.</summary>
/// <param name="Id">By which both sides know that they mean the same.</param>
/// <param name="From">The person who invites.</param>
/// <param name="Name">The name that this person gave; null when it cannot be opened any more.</param>
public sealed record PartnerCall(Guid Id, Guid From, string? Name, DateTimeOffset ExpiresAt);

/// <summary>
/// Invitations from one person to another. Their answers are the same whether the address has an account, belongs to
/// somebody who declined, or to nobody: only the mail is missing. See docs/adr/0011.
/// </summary>
public sealed class PartnerInvitations(AppDb db, AccountAddresses addresses, Attempts attempts, PortalVault vault, MailQueue mails, CurrentCall call, TimeProvider clock)
{
    /// <summary>How long the link may be followed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private const int SecretBytes = 32;

    /// <summary>Invites an address in the name of the caller; an earlier invitation of theirs is over with that.</summary>
    /// <param name="name">By which the invited person knows who it is.</param>
    /// <returns>Its id; null when the person, or the address, has had too many mails.</returns>
    public async Task<Guid?> Invite(EmailAddress email, string name, Language language, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (!(await attempts.Count(AttemptLimit.PartnerInvitations, me.ToString("N"), ct)).Allowed) return null;
        var token = await addresses.TokenOf(email, ct);
        if (!(await attempts.Count(AttemptLimit.MailTo, token, ct)).Allowed) return null;
        await EndAll(me, ct);
        var invitation = await Of(me).SingleOrDefaultAsync(i => i.EmailToken == token, ct);
        var isDeclined = invitation is not null;
        if (invitation is null)
        {
            db.Add(invitation = new Invitation
            {
                Id = Guid.CreateVersion7(now), Kind = InvitationKind.Partner, OrganisationId = me, EmailToken = token, MailLanguage = language, InvitedBy = me, CreatedAt = now,
            });
        }

        invitation.EmailSealed = await vault.Seal(invitation.From.Owner, email.Value, invitation.EmailPlace, ct);
        invitation.NameSealed = await vault.Seal(invitation.From.Owner, name, invitation.NamePlace, ct);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        (invitation.SecretHash, invitation.SentAt, invitation.ExpiresAt, invitation.WithdrawnAt) = (InvitationBook.HashOf(secret), now, now + Lifetime, null);
        if (!isDeclined) await mails.ToAddress(email.Value, MailTemplates.PartnerInvitation, language, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "family/invitation?token=" + secret }, ct);
        return invitation.Id;
    }

    /// <summary>The caller's invitation that waits: to which address, and until when. One that was declined looks the same.</summary>
    public async Task<(string Email, DateTimeOffset ExpiresAt)?> Waiting(Guid id, CancellationToken ct)
    {
        var me = call.RequiredUserId;
        if (await Of(me).AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.EmailSealed != null && i.WithdrawnAt == null, ct) is not { EmailSealed: { } text } found) return null;
        return await vault.Open(found.From.Owner, text, found.EmailPlace, ct) is { } email ? (email, found.ExpiresAt) : null;
    }

    /// <summary>What a link leads to; null when it may not be followed, whyever.</summary>
    public async Task<PartnerCall?> Open(string? secret, CancellationToken ct)
    {
        if (await Find(secret, ct) is not { } found) return null;
        var name = found.NameSealed is { } text ? await vault.Open(found.From.Owner, text, found.NamePlace, ct) : null;
        return new PartnerCall(found.Id, found.OrganisationId, name, found.ExpiresAt);
    }

    /// <summary>Uses a link up for the caller. Of two at once one succeeds.</summary>
    public async Task<bool> Claim(Guid id, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        // Only ids stay: the address and the name go with the use.
        return await db.Set<Invitation>().Where(i => i.Id == id && i.Kind == InvitationKind.Partner && i.AcceptedAt == null && i.WithdrawnAt == null && i.DeclinedAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now).SetProperty(i => i.AcceptedBy, me).SetProperty(i => i.EmailToken, (string?)null)
                .SetProperty(i => i.EmailSealed, (SealedText?)null).SetProperty(i => i.NameSealed, (SealedText?)null), ct) == 1;
    }

    /// <summary>Declines: the link is dead, and this person's mails reach the address no more. The sender sees no difference.</summary>
    public async Task<bool> Decline(string? secret, CancellationToken ct)
    {
        if (await Find(secret, ct) is not { Id: var id }) return false;
        var now = clock.GetUtcNow();
        return await db.Set<Invitation>().Where(i => i.Id == id && i.AcceptedAt == null && i.WithdrawnAt == null && i.DeclinedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.DeclinedAt, now), ct) == 1;
    }

    /// <summary>Takes back what a person sent; who declined it stays protected.</summary>
    public async Task EndAll(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await Of(userId).Where(i => i.DeclinedAt == null && i.WithdrawnAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.WithdrawnAt, now).SetProperty(i => i.EmailToken, (string?)null).SetProperty(i => i.EmailSealed, (SealedText?)null).SetProperty(i => i.NameSealed, (SealedText?)null), ct);
        await Of(userId).Where(i => i.DeclinedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.WithdrawnAt, now).SetProperty(i => i.EmailSealed, (SealedText?)null).SetProperty(i => i.NameSealed, (SealedText?)null), ct);
    }

    /// <summary>Forgets all that a person sent: they are erased.</summary>
    public Task Forget(Guid userId, CancellationToken ct) => Of(userId).ExecuteDeleteAsync(ct);

    private IQueryable<Invitation> Of(Guid userId) => db.Set<Invitation>().Where(i => i.Kind == InvitationKind.Partner && i.OrganisationId == userId);

    private async Task<Invitation?> Find(string? secret, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > AccountRules.CodeMax) return null;
        var (hash, now) = (InvitationBook.HashOf(secret), clock.GetUtcNow());
        return await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(
            i => i.SecretHash == hash && i.Kind == InvitationKind.Partner && i.AcceptedAt == null && i.WithdrawnAt == null && i.DeclinedAt == null && i.ExpiresAt > now, ct);
    }
}
