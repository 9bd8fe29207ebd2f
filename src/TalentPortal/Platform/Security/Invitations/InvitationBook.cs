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

/// <summary>What became of the wish to invite somebody, or to write to them again.</summary>
public enum InviteStep
{
    Done,

    /// <summary>None of this organisation's invitations, or it is over.</summary>
    NotFound,

    /// <summary>The address has an open invitation to this organisation.</summary>
    AlreadyInvited,

    /// <summary>Whoever has the address belongs to the organisation already.</summary>
    AlreadyMember,

    /// <summary>This person has sent as many invitations as one may send in a day.</summary>
    TooMany,

    /// <summary>The address was written to too often within the hour.</summary>
    TooManyToAddress,
}

/// <summary>Whom to invite as what.</summary>
/// <param name="Name">The name by which colleagues are to know the person; they may change it.</param>
public sealed record InvitationWish(EmailAddress Email, string? Name, IReadOnlyList<PortalRole> Roles, Language Language)
{
    /// <summary>Sent by the platform to a tenant that has nobody yet.</summary>
    public bool ByPlatform { get; init; }

    /// <summary>Public name of the employer, for the mail.</summary>
    public Bilingual? Organisation { get; init; }
}

/// <summary>An invitation as its organisation sees it.</summary>
/// <param name="Email">Null once it is over.</param>
public sealed record InvitationInfo(
    Guid Id, string? Email, string? Name, IReadOnlyList<PortalRole> Roles, InvitationState State, Guid InvitedBy, bool ByPlatform, DateTimeOffset SentAt, DateTimeOffset ExpiresAt);

/// <summary>
/// The invitations of one organisation: sends, repeats, withdraws and lists them. Runs in the caller's command. Every
/// reading goes through one query that names the organisation.
/// </summary>
public sealed class InvitationBook(AppDb db, AccountAddresses addresses, Attempts attempts, PortalVault vault, MailQueue mails, CurrentCall call, TimeProvider clock)
{
    private const int SecretBytes = 32;

    /// <summary>Adds an invitation and mails its link.</summary>
    public async Task<InviteStep> Invite(Inviting from, InvitationWish wish, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var token = await addresses.TokenOf(wish.Email, ct);
        if (await IsMember(from, token, ct)) return InviteStep.AlreadyMember;
        if (await Of(from).SingleOrDefaultAsync(i => i.EmailToken == token, ct) is { } earlier)
        {
            if (earlier.StateAt(now) == InvitationState.Open) return InviteStep.AlreadyInvited;
            // Saved first: the new one takes the address's place in the index.
            End(earlier, now);
            await db.SaveChangesAsync(ct);
        }

        if (await Counted(token, ct) is { } refused) return refused;
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now), Kind = from.Kind, OrganisationId = from.OrganisationId, EmailToken = token, Roles = [.. wish.Roles.Distinct().Order()],
            MailLanguage = wish.Language, InvitedBy = call.RequiredUserId, ByPlatform = wish.ByPlatform, CreatedAt = now,
        };
        invitation.EmailSealed = await vault.Seal(from.Owner, wish.Email.Value, invitation.EmailPlace, ct);
        if (!string.IsNullOrWhiteSpace(wish.Name)) invitation.NameSealed = await vault.Seal(from.Owner, wish.Name.Trim(), invitation.NamePlace, ct);
        db.Add(invitation);
        await Send(invitation, wish.Email, wish.Organisation, now, ct);
        return InviteStep.Done;
    }

    /// <summary>Mails a new link and begins the time anew; the link that was mailed before no longer works.</summary>
    public async Task<InviteStep> Resend(Inviting from, Guid id, Bilingual? organisation, CancellationToken ct)
    {
        if (await Waiting(from, id, ct) is not { } invitation) return InviteStep.NotFound;
        if (await EmailOf(invitation, ct) is not { } text || EmailAddress.Read(text) is not { } email) return InviteStep.NotFound;
        if (await Counted(invitation.EmailToken!, ct) is { } refused) return refused;
        await Send(invitation, email, organisation, clock.GetUtcNow(), ct);
        return InviteStep.Done;
    }

    /// <summary>Takes an invitation back; its link no longer works.</summary>
    /// <returns>False when it is none of this organisation's, or is over.</returns>
    public async Task<bool> Withdraw(Inviting from, Guid id, CancellationToken ct)
    {
        if (await Waiting(from, id, ct) is not { } invitation) return false;
        End(invitation, clock.GetUtcNow());
        return true;
    }

    /// <summary>
    /// Takes back what somebody sent who may no longer invite: else they could come back by an address of their own.
    /// </summary>
    public async Task WithdrawAllBy(Inviting from, Guid userId, CancellationToken ct)
    {
        foreach (var invitation in await Of(from).Where(i => i.InvitedBy == userId && !i.ByPlatform && i.EmailToken != null).ToListAsync(ct)) End(invitation, clock.GetUtcNow());
    }

    /// <summary>Takes back what the platform sent to a tenant and nobody answered, before it writes to somebody else.</summary>
    public async Task WithdrawAllByPlatform(Guid tenantId, CancellationToken ct)
    {
        foreach (var invitation in await Of(Inviting.Staff(tenantId)).Where(i => i.ByPlatform && i.EmailToken != null).ToListAsync(ct)) End(invitation, clock.GetUtcNow());
        // Saved first: the same address may be invited again, and has one place in the index.
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Invitations that wait or have run out unanswered, the latest first.</summary>
    public async Task<IReadOnlyList<InvitationInfo>> Unanswered(Inviting from, CancellationToken ct)
    {
        List<InvitationInfo> found = [];
        foreach (var invitation in await Of(from).AsNoTracking().Where(i => i.EmailToken != null).OrderByDescending(i => i.SentAt).ToListAsync(ct)) found.Add(await Info(invitation, ct));
        return found;
    }

    /// <summary>How many links may be followed now.</summary>
    public Task<int> CountOpen(Inviting from, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Of(from).CountAsync(i => i.EmailToken != null && i.ExpiresAt > now, ct);
    }

    /// <summary>What the platform last sent to a tenant, whatever became of it; null when there is nothing, or it is long over.</summary>
    public async Task<InvitationInfo?> LatestByPlatform(Guid tenantId, CancellationToken ct) =>
        await Of(Inviting.Staff(tenantId)).AsNoTracking().Where(i => i.ByPlatform).OrderByDescending(i => i.SentAt).FirstOrDefaultAsync(ct) is { } latest ? await Info(latest, ct) : null;

    /// <summary>Forgets whom an invitation was for: it is over.</summary>
    internal static void End(Invitation invitation, DateTimeOffset now)
    {
        (invitation.EmailToken, invitation.EmailSealed, invitation.NameSealed) = (null, null, null);
        if (invitation.AcceptedAt is null) invitation.WithdrawnAt = now;
    }

    internal static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret));

    internal async Task<string?> EmailOf(Invitation invitation, CancellationToken ct) =>
        invitation.EmailSealed is { } text ? await vault.Open(invitation.From.Owner, text, invitation.EmailPlace, ct) : null;

    internal async Task<string?> NameOf(Invitation invitation, CancellationToken ct) =>
        invitation.NameSealed is { } text ? await vault.Open(invitation.From.Owner, text, invitation.NamePlace, ct) : null;

    private IQueryable<Invitation> Of(Inviting from) => db.Set<Invitation>().Where(i => i.Kind == from.Kind && i.OrganisationId == from.OrganisationId);

    private Task<Invitation?> Waiting(Inviting from, Guid id, CancellationToken ct) => Of(from).SingleOrDefaultAsync(i => i.Id == id && i.EmailToken != null, ct);

    /// <summary>One statement for every address: a second one for those with an account would tell who has one elsewhere.</summary>
    private Task<bool> IsMember(Inviting from, string token, CancellationToken ct)
    {
        var users = db.Set<AccountUser>().Where(u => u.EmailToken == token && u.ClosedAt == null).Select(u => u.Id);
        return from.Kind == InvitationKind.Staff
            ? db.Set<StaffMembership>().AnyAsync(m => m.TenantId == from.OrganisationId && m.EndedAt == null && users.Contains(m.UserId), ct)
            : db.Set<EmployerMembership>().AnyAsync(m => m.EmployerId == from.OrganisationId && m.EndedAt == null && users.Contains(m.UserId), ct);
    }

    private async Task<InviteStep?> Counted(string token, CancellationToken ct)
    {
        if (!(await attempts.Count(AttemptLimit.Invitations, call.RequiredUserId.ToString("N"), ct)).Allowed) return InviteStep.TooMany;
        return (await attempts.Count(AttemptLimit.MailTo, token, ct)).Allowed ? null : InviteStep.TooManyToAddress;
    }

    private async Task Send(Invitation invitation, EmailAddress email, Bilingual? organisation, DateTimeOffset now, CancellationToken ct)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        (invitation.SecretHash, invitation.SentAt, invitation.ExpiresAt) = (HashOf(secret), now, now + Invitation.Lifetime);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "account/invitation?token=" + secret };
        if (organisation is not null) values[MailTemplates.Organisation] = organisation.In(invitation.MailLanguage);
        var isStaff = invitation.Kind == InvitationKind.Staff;
        // A tenant's invitation leads to the tenant's own site, from wherever it was sent.
        await mails.ToAddress(email.Value, isStaff ? MailTemplates.StaffInvitation : MailTemplates.EmployerInvitation, invitation.MailLanguage, values, isStaff ? invitation.OrganisationId : null, ct);
    }

    private async Task<InvitationInfo> Info(Invitation invitation, CancellationToken ct) => new(
        invitation.Id, await EmailOf(invitation, ct), await NameOf(invitation, ct), invitation.Roles, invitation.StateAt(clock.GetUtcNow()), invitation.InvitedBy, invitation.ByPlatform,
        invitation.SentAt, invitation.ExpiresAt);
}
