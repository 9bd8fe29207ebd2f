using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;

namespace TalentPortal.Features.Conversations.Domain;

/// <summary>The tables of this feature.</summary>
public static class ConversationsTables
{
    extension(AppDb db)
    {
        public DbSet<Message> Messages => db.Set<Message>();
    }
}
