using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security.Accounts;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Invitations;

/// <summary>Who came with the link of an invitation, and so what is left to do.</summary>
public enum Invitee
{
    /// <summary>Signed in with the address it was sent to.</summary>
    SignedIn,

    /// <summary>Signed in with another address.</summary>
    SomebodyElse,

    /// <summary>Nobody signed in; the address has an account.</summary>
    HasAccount,

    /// <summary>Nobody signed in; the address has none.</summary>
    IsNew,
}

/// <summary>What the page of a link shows.</summary>
/// <param name="Email">The address it was sent to, masked; null for somebody else.</param>
/// <param name="Name">What stands in the field for the name.</param>
public sealed record OpenedInvitation(InvitationKind Kind, Guid OrganisationId, IReadOnlyList<PortalRole> Roles, DateTimeOffset ExpiresAt, Invitee Who, string? Email, string? Name);

/// <summary>How far accepting went.</summary>
public enum AcceptStep
{
    Done,

    /// <summary>Used, withdrawn, run out or made up.</summary>
    Lapsed,

    SomebodyElse,
    SignInFirst,
    PasswordMissing,
    TooMany,
    Busy,
}

/// <param name="SignIn">The session of a new account.</param>
/// <param name="Roles">What the person is now.</param>
public sealed record AcceptOutcome(AcceptStep Step, SignInOutcome? SignIn = null, IReadOnlyList<PortalRole>? Roles = null);

/// <summary>Takes back the links of invitations, from visitors and from those who are signed in.</summary>
public sealed class InvitationDesk
{
    private readonly AppDb _db;
    private readonly InvitationBook _book;
    private readonly AccountAddresses _addresses;
    private readonly Attempts _attempts;
    private readonly PasswordWork _passwords;
    private readonly SigningIn _signIn;
    private readonly IServiceScopeFactory _scopes;
    private readonly TenantDirectory _tenants;
    private readonly RightsStore _rights;
    private readonly CurrentCall _call;
    private readonly TimeProvider _clock;

    internal InvitationDesk(
        AppDb db, InvitationBook book, AccountAddresses addresses, Attempts attempts, PasswordWork passwords, SigningIn signIn, IServiceScopeFactory scopes, TenantDirectory tenants, RightsStore rights,
        CurrentCall call, TimeProvider clock)
    {
        (_db, _book, _addresses, _attempts, _passwords, _signIn, _scopes, _tenants, _rights, _call, _clock) = (db, book, addresses, attempts, passwords, signIn, scopes, tenants, rights, call, clock);
    }

    /// <summary>The invitation behind a link; null when it may not be followed, whyever.</summary>
    public async Task<OpenedInvitation?> Open(string? secret, CancellationToken ct)
    {
        if (await Find(secret, ct) is not { } found || found.StateAt(_clock.GetUtcNow()) != InvitationState.Open) return null;
        var who = await WhoComes(found, ct);
        var isElse = who == Invitee.SomebodyElse;
        return new OpenedInvitation(
            found.Kind, found.OrganisationId, found.Roles, found.ExpiresAt, who,
            isElse || await _book.EmailOf(found, ct) is not { } email ? null : EmailAddress.Masked(email),
            isElse ? null : await _book.NameOf(found, ct) ?? await KnownName(ct));
    }

    /// <summary>Accepts. Sent again by the same person it has no second effect and the same answer.</summary>
    /// <param name="password">Chosen by whoever has no account yet; the link has proved the address.</param>
    public async Task<AcceptOutcome> Accept(string? secret, string name, string? password, CancellationToken ct)
    {
        if (await Find(secret, ct) is not { } found) return new(AcceptStep.Lapsed);
        if (found.AcceptedBy is { } by && by == _call.UserId) return new(AcceptStep.Done, Roles: found.Roles);
        if (found.StateAt(_clock.GetUtcNow()) != InvitationState.Open) return new(AcceptStep.Lapsed);
        switch (await WhoComes(found, ct))
        {
            case Invitee.SomebodyElse:
                return new(AcceptStep.SomebodyElse);
            case Invitee.HasAccount:
                return new(AcceptStep.SignInFirst);
            case Invitee.SignedIn:
                return await Join(found, name, null, ct) is null ? await Again(found, ct) : new(AcceptStep.Done, Roles: found.Roles);
        }

        if (string.IsNullOrEmpty(password)) return new(AcceptStep.PasswordMissing);
        if (!(await _attempts.Count(AttemptLimit.Confirmation, found.Id.ToString("N"), ct)).Allowed) return new(AcceptStep.TooMany);
        if (await _passwords.Hash(password, ct) is not { } hash) return new(AcceptStep.Busy);
        return await Join(found, name, hash, ct) is { } user
            ? new(AcceptStep.Done, await _signIn.Open(user.Id, user.SecurityStamp!, secondFactor: false, remember: false, ct), found.Roles)
            : new(AcceptStep.Lapsed);
    }

    /// <summary>The answer to whoever lost a race: their own other request may have won it.</summary>
    private async Task<AcceptOutcome> Again(Invitation found, CancellationToken ct)
    {
        var (id, me) = (found.Id, _call.UserId);
        return await _db.Set<Invitation>().AnyAsync(i => i.Id == id && i.AcceptedBy == me, ct) ? new(AcceptStep.Done, Roles: found.Roles) : new(AcceptStep.Lapsed);
    }

    private async Task<Invitation?> Find(string? secret, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(secret) || secret.Length > AccountRules.CodeMax) return null;
        var hash = InvitationBook.HashOf(secret);
        return await _db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.SecretHash == hash && i.Kind != InvitationKind.Partner, ct);
    }

    private async Task<Invitee> WhoComes(Invitation found, CancellationToken ct)
    {
        var owner = await _db.Set<AccountUser>().Where(u => u.EmailToken == found.EmailToken && u.ClosedAt == null).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(ct);
        if (_call.UserId is { } me) return owner == me ? Invitee.SignedIn : Invitee.SomebodyElse;
        return owner is null ? Invitee.IsNew : Invitee.HasAccount;
    }

    /// <summary>The name the signed-in person goes by where they work already.</summary>
    private async Task<string?> KnownName(CancellationToken ct)
    {
        if (_call.UserId is not { } me) return null;
        return await _db.Set<StaffMembership>().Where(m => m.UserId == me && m.EndedAt == null).OrderBy(m => m.JoinedAt).Select(m => m.DisplayName).FirstOrDefaultAsync(ct)
            ?? await _db.Set<EmployerMembership>().Where(m => m.UserId == me && m.EndedAt == null).OrderBy(m => m.JoinedAt).Select(m => m.DisplayName).FirstOrDefaultAsync(ct);
    }

    /// <summary>
    /// Joins as the system at the organisation's tenant: the invitee has no part in its tables yet, and the invitation is
    /// the proof. Null when the invitation was used up meanwhile.
    /// </summary>
    private async Task<AccountUser?> Join(Invitation found, string name, string? passwordHash, CancellationToken ct)
    {
        var tenant = found.Kind == InvitationKind.Staff ? await _tenants.ById(found.OrganisationId, ct) : _call.Tenant;
        if (found.Kind == InvitationKind.Staff && tenant is null) return null;
        var email = EmailAddress.Read(await _book.EmailOf(found, ct));
        await using var scope = _scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("invitation", tenant, onBehalfOf: _call.UserId), Rights.None);
        var user = await scope.ServiceProvider.GetRequiredService<InvitationJoining>().Join(found, _call.UserId, email, passwordHash, name.Trim(), ct);
        if (user is not null) _rights.Forget(user.Id);
        return user;
    }
}

/// <summary>The one step in which an invitation is used up, the account comes into being where there is none, and the membership begins.</summary>
internal sealed class InvitationJoining(AppDb db, Steps steps, Registration registration, Audit audit, TimeProvider clock)
{
    public Task<AccountUser?> Join(Invitation found, Guid? userId, EmailAddress? email, string? passwordHash, string name, CancellationToken ct) => steps.Commit(async () =>
    {
        var now = clock.GetUtcNow();
        var (id, hash) = (found.Id, found.SecretHash);
        // Of two who follow the link at once the second waits here and then finds it used; a link mailed anew meanwhile counts no more.
        var claimed = await db.Set<Invitation>().Where(i => i.Id == id && i.SecretHash == hash && i.AcceptedAt == null && i.WithdrawnAt == null && i.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.AcceptedAt, now), ct);
        if (claimed == 0) return null;
        var user = userId is { } known
            ? await db.Set<AccountUser>().SingleOrDefaultAsync(u => u.Id == known && u.ClosedAt == null, ct)
            : email is null || passwordHash is null ? null : await registration.Create(email, passwordHash, found.MailLanguage, ct);
        if (user is null) return null;
        var invitation = await db.Set<Invitation>().SingleAsync(i => i.Id == id, ct);
        invitation.AcceptedBy = user.Id;
        InvitationBook.End(invitation, now);
        if (found.Kind == InvitationKind.Staff) await JoinStaff(found, user.Id, name, now, ct);
        else await JoinEmployer(found, user.Id, name, now, ct);
        return user;
    }, ct, user => user is not null);

    private async Task JoinStaff(Invitation found, Guid user, string name, DateTimeOffset now, CancellationToken ct)
    {
        var tenant = found.OrganisationId;
        var membership = await db.Set<StaffMembership>().SingleOrDefaultAsync(m => m.TenantId == tenant && m.UserId == user, ct);
        if (membership is null) db.Add(membership = StaffMembership.Join(user, name, found.Roles, now));
        else if (membership.EndedAt is not null) membership.Rejoin(name, found.Roles);
        else membership.GiveRoles(membership.Roles.Concat(found.Roles));
        audit.Write("staff.join", membership.Id, string.Join(", ", found.Roles));
    }

    private async Task JoinEmployer(Invitation found, Guid user, string name, DateTimeOffset now, CancellationToken ct)
    {
        var (employer, role) = (found.OrganisationId, found.Roles.Single());
        var membership = await db.Set<EmployerMembership>().SingleOrDefaultAsync(m => m.EmployerId == employer && m.UserId == user, ct);
        if (membership is null) db.Add(EmployerMembership.Join(employer, user, name, role, now));
        else if (membership.EndedAt is not null) membership.Rejoin(name, role);
        audit.WriteForPlatform("members.join", employer, role.ToString());
    }
}
