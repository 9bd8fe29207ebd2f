using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Drafts;

/// <summary>What the signed-in person had typed into a form.</summary>
[SignedIn]
public sealed record ReadDraft(string Form, string Record) : IQuery<ReadDraftResult>;

/// <param name="Content">As it was saved; null when there is no draft.</param>
public sealed record ReadDraftResult(string? Content, DateTimeOffset? SavedAt);

internal sealed class ReadDraftValidator : AbstractValidator<ReadDraft>
{
    public ReadDraftValidator()
    {
        RuleFor(x => x.Form).IsPlainText(Draft.FormMax, "SaveDraft_Invalid");
        RuleFor(x => x.Record).IsPlainText(Draft.RecordMax, "SaveDraft_Invalid");
    }
}

internal sealed class ReadDraftHandler(AppDb db, CurrentCall call, PortalVault vault, TimeProvider clock) : IRequestHandler<ReadDraft, Outcome<ReadDraftResult>>
{
    public async Task<Outcome<ReadDraftResult>> Handle(ReadDraft request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var (id, oldest) = (Draft.IdOf(user, request.Form, request.Record), clock.GetUtcNow() - Draft.Lifetime);
        var draft = await db.Set<Draft>().AsNoTracking().SingleOrDefaultAsync(d => d.UserId == user && d.Id == id && d.SavedAt > oldest, ct);
        if (draft is null) return new ReadDraftResult(null, null);
        return new ReadDraftResult(await vault.Open(KeyOwner.Person(user), draft.Content, Draft.PlaceOf(id), ct), draft.SavedAt);
    }
}
