using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Outbox;

namespace TalentPortal.Tests.Fixture;

/// <summary>The mails of the portal under test.</summary>
public static class TestMail
{
    /// <summary>Delivers what waits in the outbox and returns the mails to <paramref name="address"/>, newest first.</summary>
    public static async Task<IReadOnlyList<KeptMail>> Mails(this PortalFixture portal, string address)
    {
        await portal.Services.GetRequiredService<OutboxDispatcher>().Drain(CancellationToken.None);
        var folder = portal.Services.GetRequiredService<MailFolder>();
        var mails = new List<KeptMail>();
        foreach (var id in folder.All())
        {
            if (await folder.Read(id, CancellationToken.None) is { } mail && mail.To.Equals(address, StringComparison.OrdinalIgnoreCase)) mails.Add(mail);
        }

        return mails;
    }
}
