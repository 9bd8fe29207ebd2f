using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Platform.Drafts;

/// <summary>Keeps what the signed-in person has typed so far.</summary>
/// <param name="Content">The form's values as JSON. Never passwords, codes or files.</param>
/// <param name="Submission">The command id that the form will be sent with: once it was, a late save changes nothing.</param>
[SignedIn]
public sealed record SaveDraft(string Form, string Record, string Content, Guid? Submission = null) : ICommand<SaveDraftResult>;

/// <param name="SavedAt">Null when the form has been sent meanwhile.</param>
public sealed record SaveDraftResult(DateTimeOffset? SavedAt);

internal sealed class SaveDraftValidator : AbstractValidator<SaveDraft>
{
    public SaveDraftValidator()
    {
        RuleFor(x => x.Form).Matches("^[a-z][a-z0-9-]*$").Says("SaveDraft_Invalid").IsPlainText(Draft.FormMax, "SaveDraft_Invalid");
        RuleFor(x => x.Record).Matches("^[A-Za-z0-9-]*$").Says("SaveDraft_Invalid").IsPlainText(Draft.RecordMax, "SaveDraft_Invalid");
        RuleFor(x => x.Content).NotEmpty().Says("SaveDraft_Invalid").IsPlainText(Draft.ContentMax, "SaveDraft_TooLong");
        RuleFor(x => x.Content).Must(content => Encoding.UTF8.GetByteCount(content) <= Draft.ContentMax).Says("SaveDraft_TooLong").When(x => x.Content is not null);
    }
}

internal sealed class SaveDraftHandler(AppDb db, CurrentCall call, PortalVault vault, PersonalDues dues, TimeProvider clock) : IRequestHandler<SaveDraft, Outcome<SaveDraftResult>>
{
    public async Task<Outcome<SaveDraftResult>> Handle(SaveDraft request, CancellationToken ct)
    {
        var (user, now) = (call.RequiredUserId, clock.GetUtcNow());
        var id = Draft.IdOf(user, request.Form, request.Record);
        if (request.Submission is { } sent && await db.Set<CommandReceipt>().AnyAsync(r => r.CommandId == sent && r.Caller == call.ActorName, ct)) return new SaveDraftResult(null);
        if (await db.Set<Draft>().CountAsync(d => d.UserId == user && d.Id != id, ct) >= Draft.PerPersonMax) return Outcome.Refused("SaveDraft_TooMany");

        await dues.Note(user, now + Draft.Lifetime, ct);
        var content = (await vault.Seal(KeyOwner.Person(user), request.Content, Draft.PlaceOf(id), ct)).ToBytes();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into drafts (user_id, id, form, record, content, saved_at) values ({user}, {id}, {request.Form}, {request.Record}, {content}, {now})
            on conflict (user_id, id) do update set content = excluded.content, saved_at = excluded.saved_at
            """, ct);
        return new SaveDraftResult(now);
    }
}
