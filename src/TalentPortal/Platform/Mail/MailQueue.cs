using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Mail;

/// <summary>A mail that waits in the outbox, always sealed: its link may carry a one-time token, its address is personal.</summary>
internal sealed record MailMessage(string Template, Guid? UserId, string? Address, Language? Language, IReadOnlyDictionary<string, string> Values, MailMeeting? Meeting = null, MailExtras? Extras = null) : ISealedMessage;

/// <summary>A meeting that the calendar of the recipient is told of; what it is about stays behind the sign-in.</summary>
/// <param name="Id">The same whatever else changes.</param>
/// <param name="Sequence">Goes up with each change.</param>
/// <param name="IsTentative">Not confirmed yet.</param>
public sealed record MailMeeting(Guid Id, int Sequence, DateTimeOffset From, DateTimeOffset To, bool IsCancelled, bool IsTentative)
{
    /// <summary>It takes place, without the recipient.</summary>
    public bool IsUninvited { get; init; }
}

/// <summary>A line of a mail that leads to a public page.</summary>
/// <param name="Text">What is public anyway, such as the title of a posting.</param>
/// <param name="Address">Whole address.</param>
public sealed record MailLink(string Text, string Address);

/// <summary>What a mail has that comes again and again.</summary>
/// <param name="Links">Public pages below the words.</param>
/// <param name="StopAddress">Whole address at which such mails end, without signing in: by one click of the mail program (RFC 8058) or of the reader.</param>
public sealed record MailExtras(IReadOnlyList<MailLink> Links, string StopAddress);

/// <summary>
/// Takes the mails of a command; they leave after it has committed. Links lead to the site on which the command was
/// sent: its tenant, or the national site.
/// </summary>
public sealed class MailQueue(Outbox.Outbox outbox, CurrentCall call)
{
    /// <summary>Longest address, by RFC 5321 and the 2 characters of its brackets.</summary>
    public const int AddressMax = 254;

    /// <summary>Writes to a user, at the address their account has when the mail leaves.</summary>
    /// <param name="template">One of <see cref="MailTemplates"/>.</param>
    /// <param name="language">Null takes the language the user reads mails in; give one only when the user just chose it.</param>
    /// <param name="values">What <see cref="MailTemplates.Values"/> asks for.</param>
    /// <param name="meeting">What the recipient's calendar is told; null for nothing.</param>
    /// <param name="extras">Links to public pages, and where such mails end; null for a mail that comes once.</param>
    /// <exception cref="ArgumentException">Unknown template; a value is missing or not asked for; the path leaves the site.</exception>
    public async Task ToUser(Guid userId, string template, Language? language, IReadOnlyDictionary<string, string> values, CancellationToken ct = default, MailMeeting? meeting = null, MailExtras? extras = null)
    {
        Check(template, values);
        foreach (var address in (extras?.Links.Select(link => link.Address) ?? []).Concat(extras is null ? [] : [extras.StopAddress]))
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || address.AsSpan().IndexOfAny("\r\n \"<>") >= 0) throw new ArgumentException("A link in a mail is a whole address, escaped.", nameof(extras));
        }

        await outbox.AddSealed(new MailMessage(template, userId, null, language, values, meeting, extras), KeyOwner.Person(userId), $"mail:{userId:N}", ct);
    }

    /// <summary>Writes to an address that need not belong to an account.</summary>
    /// <inheritdoc cref="ToUser"/>
    /// <exception cref="ArgumentException">It is no address; see also <see cref="ToUser"/>.</exception>
    public Task ToAddress(string address, string template, Language language, IReadOnlyDictionary<string, string> values, CancellationToken ct = default) =>
        ToAddress(address, template, language, values, null, ct);

    /// <summary>Writes to an address that need not belong to an account, in the name of a tenant.</summary>
    /// <inheritdoc cref="ToAddress(string, string, Language, IReadOnlyDictionary{string, string}, CancellationToken)"/>
    /// <param name="tenantId">The site to which the link leads and from which the mail comes; null is the one of the command.</param>
    public async Task ToAddress(string address, string template, Language language, IReadOnlyDictionary<string, string> values, Guid? tenantId, CancellationToken ct)
    {
        Check(template, values);
        if (!MailAddressRules.IsAddress(address)) throw new ArgumentException("This is no mail address.", nameof(address));
        var site = tenantId ?? call.TenantId;
        await outbox.AddSealed(new MailMessage(template, null, address, language, values), site is { } tenant ? KeyOwner.Tenant(tenant) : KeyOwner.Platform, null, ct, site);
    }

    private static void Check(string template, IReadOnlyDictionary<string, string> values)
    {
        if (!MailTemplates.Values.TryGetValue(template, out var names)) throw new ArgumentException($"There is no mail {template}.", nameof(template));
        if (values.Count != names.Count || !names.All(values.ContainsKey)) throw new ArgumentException($"The mail {template} takes the values {string.Join(", ", names)}.", nameof(values));
        var path = values[MailTemplates.Path];
        if (path.StartsWith('/') || path.Contains("//", StringComparison.Ordinal) || path.Contains('\\') || path.AsSpan().IndexOfAny("\r\n \"<>") >= 0 || path.Split('?')[0].Contains(':'))
            throw new ArgumentException("The path of a mail's link is relative to tenant and language, and escaped.", nameof(values));
    }
}
