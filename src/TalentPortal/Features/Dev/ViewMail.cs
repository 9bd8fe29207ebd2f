using MediatR;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Dev;

/// <summary>One mail that development kept.</summary>
[Anyone]
public sealed record ViewMail(Guid Id) : IQuery<ViewMailResult>;

public sealed record ViewMailResult(string From, string To, string Subject, DateTimeOffset At, string Text);

internal sealed class ViewMailHandler(MailFolder folder, IHostEnvironment environment) : IRequestHandler<ViewMail, Outcome<ViewMailResult>>
{
    public async Task<Outcome<ViewMailResult>> Handle(ViewMail request, CancellationToken ct)
    {
        if (!environment.IsDevelopment() || await folder.Read(request.Id, ct) is not { } mail) return Outcome.NotFound;
        return new ViewMailResult(mail.From, mail.To, mail.Subject, mail.At, mail.Text);
    }
}
