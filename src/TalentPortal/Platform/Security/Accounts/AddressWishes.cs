using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Security.Accounts;

/// <summary>What somebody asks of an address.</summary>
internal enum AddressWishKind
{
    /// <summary>An account for it.</summary>
    Register,

    /// <summary>The mail of a registration once more.</summary>
    ConfirmAgain,

    /// <summary>A new password for its account.</summary>
    NewPassword,

    /// <summary>That it become the address of the account at hand.</summary>
    TakeOver,
}

/// <summary>A wish about an address that waits in the outbox. Nobody has looked yet whether the address has an account.</summary>
/// <param name="MayWrite">False when the address got as many mails as it may get: then the wish comes to nothing.</param>
/// <param name="Language">In which to write to whoever has no account.</param>
internal sealed record AddressWish(AddressWishKind Kind, string Email, bool MayWrite, Language Language) : ISealedMessage
{
    /// <summary>Hash of the password a registration was made with.</summary>
    public string? PasswordHash { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>The account that wants the address.</summary>
    public Guid? UserId { get; init; }

    /// <summary>That account's stamp when it asked.</summary>
    public string? Stamp { get; init; }
}

/// <summary>
/// Takes wishes about addresses without looking whether an address has an account. The request does the same work for
/// every address, so neither its words nor its time can tell; <see cref="AddressWishHandler"/> looks once it is answered.
/// </summary>
internal sealed class AddressWishes(Outbox.Outbox outbox, Steps steps, AccountAddresses addresses, Attempts attempts, CurrentCall call)
{
    /// <summary>Lays the wish into the outbox. Too many mails to the address change nothing of that: they too are nobody's business.</summary>
    public async Task Add(AddressWishKind kind, EmailAddress email, Func<AddressWish, AddressWish>? with, CancellationToken ct)
    {
        var token = await addresses.TokenOf(email, ct);
        var mayWrite = (await attempts.Count(AttemptLimit.MailTo, token, ct)).Allowed;
        var wish = new AddressWish(kind, email.Value, mayWrite, call.Language);
        if (with is not null) wish = with(wish);
        // One after another for one address: a repeated mail needs the registration before it. A short cut of the token
        // does for that and, unlike the token, tells nobody later whose address it was.
        var key = "address:" + token[..4];
        await steps.Commit(() => outbox.AddSealed(wish, wish.UserId is { } user ? KeyOwner.Person(user) : KeyOwner.Platform, key, ct), ct);
    }
}

/// <summary>Fulfils a wish about an address: looks who has it, and lets the mail tell. Runs after the answer, at the tenant of the request.</summary>
internal sealed class AddressWishHandler(AppDb db, AccountAddresses addresses, AccountLinks links, MailQueue mails, TimeProvider clock) : IOutboxHandler<AddressWish>
{
    public async Task Handle(AddressWish message, OutboxDelivery delivery, CancellationToken ct)
    {
        if (!message.MayWrite || EmailAddress.Read(message.Email) is not { } email) return;
        var token = await addresses.TokenOf(email, ct);
        var owner = await db.Set<AccountUser>().AsNoTracking().SingleOrDefaultAsync(u => u.EmailToken == token && u.ClosedAt == null, ct);
        if (message.Kind == AddressWishKind.NewPassword)
        {
            if (owner is not null) await Reset(owner, ct);
            return;
        }

        // Whoever wants it may have left or changed the password since, which ends all that was begun before.
        if (message.Kind == AddressWishKind.TakeOver && !await StillWants(message, ct)) return;
        if (owner is not null)
        {
            await mails.ToUser(owner.Id, MailTemplates.AlreadyRegistered, null, LinkTo("account/sign-in"), ct);
            return;
        }

        switch (message.Kind)
        {
            case AddressWishKind.Register:
                await Confirm(email, token, message, message.PasswordHash, message.ReturnUrl, ct);
                break;
            case AddressWishKind.ConfirmAgain when await Waiting(token, ct) is { } waiting:
                await Confirm(email, token, message, waiting.PasswordHash, waiting.ReturnUrl, ct);
                break;
            case AddressWishKind.TakeOver:
                await Change(email, token, message, ct);
                break;
        }
    }

    private async Task Reset(AccountUser owner, CancellationToken ct)
    {
        var secret = await links.Add(LinkKind.PasswordReset, owner.Id, null, null, null, owner.MailLanguage, null, ct);
        await mails.ToUser(owner.Id, MailTemplates.ResetPassword, null, LinkTo("account/reset?token=" + secret), ct);
    }

    private async Task Confirm(EmailAddress email, string token, AddressWish wish, string? passwordHash, string? returnUrl, CancellationToken ct)
    {
        var secret = await links.Add(LinkKind.Registration, null, email, token, passwordHash, wish.Language, returnUrl, ct);
        await mails.ToAddress(email.Value, MailTemplates.ConfirmEmail, wish.Language, LinkTo("account/confirm?token=" + secret), ct);
    }

    private async Task Change(EmailAddress email, string token, AddressWish wish, CancellationToken ct)
    {
        var user = wish.UserId!.Value;
        await links.EndAll(LinkKind.AddressChange, user, ct);
        var secret = await links.Add(LinkKind.AddressChange, user, email, token, null, wish.Language, null, ct);
        await mails.ToAddress(email.Value, MailTemplates.EmailChangeConfirm, wish.Language, LinkTo("account/email/confirm?token=" + secret), ct);
    }

    private Task<AccountLink?> Waiting(string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Set<AccountLink>().AsNoTracking()
            .Where(l => l.EmailToken == token && l.Kind == LinkKind.Registration && l.UsedAt == null && l.ExpiresAt > now).OrderByDescending(l => l.CreatedAt).FirstOrDefaultAsync(ct);
    }

    private Task<bool> StillWants(AddressWish wish, CancellationToken ct) =>
        db.Set<AccountUser>().AnyAsync(u => u.Id == wish.UserId && u.ClosedAt == null && u.SecurityStamp == wish.Stamp, ct);

    private static Dictionary<string, string> LinkTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
