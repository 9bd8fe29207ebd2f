using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Documents.Domain;

/// <summary>Who may keep what here.</summary>
public static class DocumentRoom
{
    extension(AppDb db)
    {
        /// <summary>Why a person cannot add a document; null when they can. Nothing is kept of anyone who has not agreed to that, and the profile is where one agrees.</summary>
        public async Task<TextKey?> WhyNoDocument(Guid userId, CancellationToken ct)
        {
            if (!await db.TalentProfiles.AnyAsync(p => p.UserId == userId, ct)) return "Documents_ProfileFirst";
            return await db.Documents.CountAsync(d => d.UserId == userId, ct) >= TalentDocument.MostPerPerson ? new TextKey("SaveDocument_TooMany", TalentDocument.MostPerPerson) : null;
        }

        /// <summary>Consents of the person that hold, of those under which papers are kept.</summary>
        public async Task<IReadOnlySet<ConsentKind>> PaperConsents(Guid userId, CancellationToken ct) =>
            (await db.Consents.Where(c => c.UserId == userId && c.WithdrawnAt == null).Select(c => c.Kind).ToListAsync(ct)).Where(kind => kind.IsToKeep && kind != ConsentKind.KeepProfile).ToHashSet();

        /// <summary>What the person has to agree to before a file of this document is taken or opened to others.</summary>
        public async Task<IReadOnlyList<ConsentKind>> MissingConsents(TalentDocument document, CancellationToken ct)
        {
            var given = await db.PaperConsents(document.UserId, ct);
            return [.. document.Consents.Where(kind => !given.Contains(kind))];
        }

        /// <summary>Whoever changes something of a person's documents from two windows at once waits here.</summary>
        public Task LockDocuments(Guid userId, CancellationToken ct) => db.Database.ExecuteSqlAsync($"select 1 from talent_profiles where user_id = {userId} for update", ct);
    }
}
