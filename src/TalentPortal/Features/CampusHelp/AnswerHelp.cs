using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.CampusHelp;

/// <summary>Whoever looks after a student takes a call for help, or closes it with what was done.</summary>
/// <param name="Done">What was done; needed to close it, and the student reads it.</param>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(CampusHelpPermissions.Answer)]
public sealed record AnswerHelp(Guid Id, bool Close, string? Done, uint Version) : ICommand<Done>;

internal sealed class AnswerHelpValidator : AbstractValidator<AnswerHelp>
{
    public AnswerHelpValidator()
    {
        RuleFor(x => x.Done).NotEmpty().When(x => x.Close).Says("AnswerHelp_DoneMissing");
        RuleFor(x => x.Done).IsPlainText(HelpCall.WordsMax, "AskForHelp_WordsUnfit");
    }
}

internal sealed class AnswerHelpHandler(AppDb db, CurrentCall call, CaseDesk desk, HelpDesk help, SealedCase sealing, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<AnswerHelp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerHelp request, CancellationToken ct)
    {
        if (call.Tenant is null || await (await help.Mine(ct)).SingleOrDefaultAsync(c => c.Id == request.Id, ct) is not { } one) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        var now = clock.GetUtcNow();
        var about = await db.Cases.AtTenantOf(call).SingleAsync(c => c.Id == one.CaseId, ct);
        var why = request.Close ? one.Close(await sealing.Seal(about, HelpCall.Table, "done", one.Id, request.Done, ct), desk.Me, desk.MyName, now) : one.Take(desk.Me, desk.MyName, now);
        if (why is not null) return Outcome.Refused(why);
        await mails.ToUser(one.ConsultantUserId, MailTemplates.HelpAnswered, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"campus/campus-help/{one.CaseId}" }, ct);
        audit.Write(request.Close ? "help.close" : "help.take", one.Id);
        await help.Changed(one, ct);
        return Done.Value;
    }
}
