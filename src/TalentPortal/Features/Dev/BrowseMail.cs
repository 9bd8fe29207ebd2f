using MediatR;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Dev;

/// <summary>The newest mails that development kept instead of sending them.</summary>
[Anyone]
public sealed record BrowseMail : IQuery<BrowseMailResult>;

public sealed record BrowseMailResult(IReadOnlyList<BrowseMailResult.Entry> Mails)
{
    public sealed record Entry(Guid Id, string To, string Subject, DateTimeOffset At);
}

internal sealed class BrowseMailHandler(MailFolder folder, IHostEnvironment environment) : IRequestHandler<BrowseMail, Outcome<BrowseMailResult>>
{
    private const int Newest = 100;

    public async Task<Outcome<BrowseMailResult>> Handle(BrowseMail request, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return Outcome.NotFound;
        var mails = new List<BrowseMailResult.Entry>();
        foreach (var id in folder.All().Take(Newest))
        {
            if (await folder.Read(id, ct) is { } mail) mails.Add(new(mail.Id, mail.To, mail.Subject, mail.At));
        }

        return new BrowseMailResult(mails);
    }
}
