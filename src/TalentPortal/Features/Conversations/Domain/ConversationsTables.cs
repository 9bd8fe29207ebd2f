using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Conversations.Domain;

/// <summary>The tables of this feature.</summary>
public static class ConversationsTables
{
    extension(AppDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();

        /// <summary>Why a case takes no file now; null where it does.</summary>
        public async Task<TextKey?> WhyNoFile(TalentCase one, CancellationToken ct)
        {
            if (!one.IsOpen) return "Message_CaseEnded";
            return await db.CaseFiles.CountAsync(f => f.TenantId == one.TenantId && f.CaseId == one.Id, ct) >= CaseFile.MostPerCase ? new TextKey("SendFile_TooMany", CaseFile.MostPerCase) : null;
        }
    }
}
