using FluentValidation;
using MediatR;
using TalentPortal.Data;
using TalentPortal.Features.CampusHelp.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.CampusHelp;

/// <summary>
/// A student consultant asks for help in a case: whoever supervises them and the team leads hear of it at once, by mails that
/// quote nothing. The talent reads that help was asked for and for what kind of thing, never the words; of danger, nothing.
/// </summary>
/// <param name="Id">Of the case.</param>
[Requires(CampusHelpPermissions.Ask)]
public sealed record AskForHelp(Guid Id, HelpKind? Kind, string? Words) : ICommand<Done>;

internal sealed class AskForHelpValidator : AbstractValidator<AskForHelp>
{
    public AskForHelpValidator()
    {
        RuleFor(x => x.Kind).NotNull().Says("AskForHelp_KindMissing").IsInEnum().Says("AskForHelp_KindMissing");
        RuleFor(x => x.Words).NotEmpty().Says("AskForHelp_WordsMissing").IsPlainText(HelpCall.WordsMax, "AskForHelp_WordsUnfit");
    }
}

internal sealed class AskForHelpHandler(AppDb db, CaseDesk desk, HelpDesk help, SealedCase sealing, CaseTimeline timeline, MailQueue mails, Audit audit, TimeProvider clock) : IRequestHandler<AskForHelp, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AskForHelp request, CancellationToken ct)
    {
        if (await desk.Own(request.Id, ct) is not { Tier: CaseTier.Campus } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("AskForHelp_CaseEnded");
        var now = clock.GetUtcNow();
        var (id, kind) = (Guid.CreateVersion7(now), request.Kind!.Value);
        var asked = HelpCall.Ask(id, one, kind, desk.Me, desk.MyName, await sealing.Seal(one, HelpCall.Table, "words", id, request.Words, ct), now);
        db.Add(asked);
        // Somebody who is in danger may not be alone before their screen.
        if (kind != HelpKind.Safety) await timeline.Add(one, CaseEntryKind.HelpAsked, null, kind.ToString(), null, ct);
        foreach (var user in await help.Responsible(desk.Me, ct))
            await mails.ToUser(user, MailTemplates.HelpAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = $"domestic/campus-help/{id}" }, ct);
        audit.Write("help.ask", id);
        await help.Changed(asked, ct);
        return Done.Value;
    }
}
