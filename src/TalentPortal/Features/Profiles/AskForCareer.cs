using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles;

/// <summary>Asks the person of a case to share parts of the career record. It stands in the timeline; nothing opens by it.</summary>
[Requires(ProfilesPermissions.ReadShared)]
public sealed record AskForCareer(Guid CaseId, IReadOnlyList<GrantScope>? Parts) : ICommand<Done>;

internal sealed class AskForCareerValidator : AbstractValidator<AskForCareer>
{
    public AskForCareerValidator()
    {
        RuleFor(x => x.Parts).NotEmpty().Says("AskForCareer_Nothing");
        RuleForEach(x => x.Parts).Must(part => GrantScopes.CareerParts.Contains(part)).Says("AskForCareer_Nothing");
    }
}

internal sealed class AskForCareerHandler(AppDb db, CaseDesk desk, CaseCareer inCase, CaseTimeline timeline, MailQueue mails, TimeProvider clock) : IRequestHandler<AskForCareer, Outcome<Done>>
{
    /// <summary>For how long one asking is enough.</summary>
    private static readonly TimeSpan Once = TimeSpan.FromDays(1);

    public async Task<Outcome<Done>> Handle(AskForCareer request, CancellationToken ct)
    {
        if (await desk.See(request.CaseId, ct) is not var (_, sight, _) || await desk.Own(request.CaseId, ct) is not { } one) return Outcome.NotFound;
        if (await inCase.OpenTo(one, sight, ct) is not { } open) return Outcome.NotFound;
        var parts = request.Parts!.Where(part => !open.ContainsKey(part)).Distinct().Order().ToList();
        // What a tier may never see it does not ask for.
        if (parts.Any(part => !CaseCareer.MostOf(sight.IsCampus).Contains(part))) return Outcome.Refused("AskForCareer_NotYours");
        if (parts.Count == 0) return Outcome.Refused("AskForCareer_Shared");
        var since = clock.GetUtcNow() - Once;
        if (await db.CaseEntries.AnyAsync(e => e.TenantId == one.TenantId && e.CaseId == one.Id && e.Kind == CaseEntryKind.CareerAsked && e.At > since, ct)) return Outcome.Refused("AskForCareer_Already");
        await timeline.Add(one, CaseEntryKind.CareerAsked, null, string.Join(' ', parts.Select(part => part.Part())), null, ct);
        await mails.ToUser(one.TalentUserId!.Value, MailTemplates.CareerAsked, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = "me/profile/sharing" }, ct);
        return Done.Value;
    }
}
