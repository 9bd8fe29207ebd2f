using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Playbooks;

/// <summary>Gives up what was written of the next edition.</summary>
/// <param name="Version">Of the draft that was looked at; another one is a conflict.</param>
[Requires(PlaybooksPermissions.Edit)]
public sealed record DiscardPlaybookDraft(uint Version) : ICommand<Done>;

internal sealed class DiscardPlaybookDraftHandler(AppDb db, CurrentCall call, Audit audit) : IRequestHandler<DiscardPlaybookDraft, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(DiscardPlaybookDraft request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        if (await db.PlaybookEditions.AtTenantOf(call).SingleOrDefaultAsync(e => !e.IsPublic, ct) is not { } draft) return Done.Value;
        if (draft.Version != request.Version) return Outcome.Conflict;
        db.PlaybookEditions.Remove(draft);
        audit.Write("playbooks.discard", draft.Id, draft.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Done.Value;
    }
}
